namespace Peak.Webapps;

/// <summary>
/// What retries may cost in all: each retry takes one from it, each call that the service answers in good health pays a
/// fraction back. Once it is spent, failures go to the caller at once, so that clients do not storm a service that is
/// down.
/// </summary>
/// <remarks>
/// Each client has one of its own unless it is given one; clients of one service can share one, see
/// <see cref="PeakRetryOptions.Budget" />. It knows no time: what comes back is paid by calls that succeed. Safe to use from
/// many threads.
/// </remarks>
public sealed class PeakRetryBudget
{
    /// <summary>The capacity when none is given: 100 retries.</summary>
    public const int DefaultCapacity = 100;

    /// <summary>What a healthy call pays back when nothing is given: a tenth of a retry.</summary>
    public const double DefaultPayback = 0.1;

    // Whole numbers, so that a fraction paid back ten times is one retry exactly.
    private const long Retry = 1_000_000;

    private readonly long _full;
    private readonly long _payback;
    private long _left;

    /// <summary>Makes a budget, full.</summary>
    /// <param name="capacity">How many retries there can be without any call that succeeds; 100 by default, zero or more.</param>
    /// <param name="payback">What each healthy call pays back, in retries; 0.1 by default, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public PeakRetryBudget(int capacity = DefaultCapacity, double payback = DefaultPayback)
    {
        if (capacity < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "Give the number of retries, zero or more.");
        }

        if (!(payback is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(payback), payback, "Give a fraction of a retry, from 0 to 1.");
        }

        _full = _left = capacity * Retry;
        _payback = (long)Math.Round(payback * Retry);
    }

    /// <summary>How many retries are left at this moment.</summary>
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

    internal void PayBack()
    {
        while (true)
        {
            // Mostly it is full: then a call that succeeds costs one read.
            var left = Volatile.Read(ref _left);
            if (left == _full || Interlocked.CompareExchange(ref _left, Math.Min(left + _payback, _full), left) == left)
            {
                return;
            }
        }
    }
}
