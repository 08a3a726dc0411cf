namespace Peak.Webapps;

/// <summary>
/// Limits how many retries clients may make: each retry takes one from the budget, and each call that gets a response
/// without a transient error puts a fraction back. Without budget, errors are reported at once: clients do not flood a service that
/// is down.
/// </summary>
/// <remarks>
/// Each client has its own budget unless you give it one; clients can share one, see
/// <see cref="PeakRetryOptions.Budget" />. Safe to use from many threads.
/// </remarks>
public sealed class PeakRetryBudget
{
    // Whole numbers, so that ten tenths are exactly one retry.
    private const long Retry = 1_000_000;

    private readonly long _full;
    private readonly long _refill;
    private long _left;

    /// <summary>Creates a full budget.</summary>
    /// <param name="capacity">The number of retries in a full budget. Range: 0 or more.</param>
    /// <param name="refillPerSuccess">How many retries a call puts back that gets a response without a transient error. Range: 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public PeakRetryBudget(int capacity = 100, double refillPerSuccess = 0.1)
    {
        if (capacity < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "Give the number of retries, zero or more.");
        }

        if (!(refillPerSuccess is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(refillPerSuccess), refillPerSuccess, "Give a fraction of a retry, from 0 to 1.");
        }

        _full = _left = capacity * Retry;
        _refill = (long)Math.Round(refillPerSuccess * Retry);
    }

    /// <summary>The number of retries that are left.</summary>
    public int Available => (int)(Volatile.Read(ref _left) / Retry);

    internal bool TryTake()
    {
        while (true)
        {
            var left = Volatile.Read(ref _left);
            if (left < Retry)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _left, left - Retry, left) == left)
            {
                return true;
            }
        }
    }

    internal void Refill()
    {
        while (true)
        {
            // It is full in the usual case: then this is one read.
            var left = Volatile.Read(ref _left);
            if (left == _full || Interlocked.CompareExchange(ref _left, Math.Min(left + _refill, _full), left) == left)
            {
                return;
            }
        }
    }
}
