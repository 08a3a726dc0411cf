namespace Peak.Webapps;

/// <summary>How a <see cref="WebappClient" /> works. Set before the client is made; later changes do not reach it.</summary>
public sealed class WebappClientOptions
{
    /// <summary>
    /// The time that one call may take in all, from the request to the last byte of the answer, retries and the delays
    /// before them included. 100 seconds by default; <see cref="System.Threading.Timeout.InfiniteTimeSpan" /> for no limit.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// The time that one attempt of a call may take, to the last byte of its answer, before it is given up and, where
    /// that is safe, retried. 30 seconds by default; <see cref="System.Threading.Timeout.InfiniteTimeSpan" /> for no limit
    /// but <see cref="Timeout" />.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How calls are retried. By default up to 3 times, after exponentially growing delays with jitter.</summary>
    public PeakRetryOptions Retry { get; set; } = new();

    /// <summary>The largest body of an answer that is read, in bytes, decompressed. 67,108,864 (64 MiB) by default; 1 to 2,147,483,647.</summary>
    public long MaxResponseBodySize { get; set; } = 64 * 1024 * 1024;

    /// <summary>How deep the JSON of an answer may nest. 64 by default; 1 to 1,000.</summary>
    public int MaxJsonDepth { get; set; } = PeakJson.DefaultMaxDepth;

    /// <summary>The clock of time-outs, delays and waits. The system's by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal WebappClientOptions Checked(string argument) => FindViolation() is { } fault
        ? throw new ArgumentException(fault, argument)
        : new()
        {
            Timeout = Timeout,
            AttemptTimeout = AttemptTimeout,
            Retry = Retry.Copy(),
            MaxResponseBodySize = MaxResponseBodySize,
            MaxJsonDepth = MaxJsonDepth,
            TimeProvider = TimeProvider,
        };

    private string? FindViolation()
    {
        if ((FaultOfLimit(Timeout, nameof(Timeout)) ?? FaultOfLimit(AttemptTimeout, nameof(AttemptTimeout))) is { } fault)
        {
            return fault;
        }

        if (Retry is null)
        {
            return $"{nameof(Retry)} is null: leave it alone, or set its {nameof(PeakRetryOptions.MaxRetries)} to 0 for no retries.";
        }

        if (Retry.FindViolation() is { } retryFault)
        {
            return $"{nameof(Retry)}.{retryFault}";
        }

        if (MaxResponseBodySize is < 1 or > int.MaxValue)
        {
            return $"{nameof(MaxResponseBodySize)} is {MaxResponseBodySize}: give a number of bytes from 1 to {int.MaxValue}.";
        }

        if (MaxJsonDepth is < 1 or > 1000)
        {
            return $"{nameof(MaxJsonDepth)} is {MaxJsonDepth}: give a depth from 1 to 1000.";
        }

        return TimeProvider is null ? $"{nameof(TimeProvider)} is null: leave it alone, or give a clock." : null;
    }

    private static string? FaultOfLimit(TimeSpan limit, string name) =>
        limit != System.Threading.Timeout.InfiniteTimeSpan && (limit <= TimeSpan.Zero || limit > TimeSpan.FromDays(24))
            ? $"{name} is {limit}: give a time above zero and up to 24 days, or Timeout.InfiniteTimeSpan for no limit."
            : null;
}
