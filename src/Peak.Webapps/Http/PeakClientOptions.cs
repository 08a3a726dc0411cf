namespace Peak.Webapps;

/// <summary>Options of a Peak client. Set them before you create the client: the client works on a copy.</summary>
public abstract class PeakClientOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    /// <summary>Creates the options with their defaults.</summary>
    protected PeakClientOptions()
    {
    }

    /// <summary>
    /// The time limit of one request of the API: to the last byte of the response, including retries and the delays before
    /// them. Create-or-update, lists and waits make several requests, each with this limit. Default: 100 seconds. Range:
    /// above 0, up to 24 days. <see cref="System.Threading.Timeout.InfiniteTimeSpan" />: no limit.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// The time limit of one attempt, to the last byte of its response. An attempt that times out is retried if the
    /// request is safe to repeat. Default: 30 seconds. Range: above 0, up to 24 days. <see cref="System.Threading.Timeout.InfiniteTimeSpan" />: no limit
    /// except <see cref="Timeout" />.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How calls are retried. Default: up to 3 retries, with exponentially growing delays and jitter.</summary>
    public PeakRetryOptions Retry { get; set; } = new();

    /// <summary>The largest response body that is read, in bytes after decompression. Default: 67,108,864 (64 MiB). Range: 1 to 2,147,483,647.</summary>
    public long MaxResponseBodySize { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// The handler that sends each attempt, after the client has added the session's token. Default:
    /// <see langword="null" />, the connections that all clients share. You dispose of your own handler; it must not
    /// follow redirects, which could send the token elsewhere, and must not retry.
    /// </summary>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>
    /// The name of your application, put in front of the <c>User-Agent</c> header: one or more products, for example
    /// <c>my-job/1.2</c>. Default: <see langword="null" />, this library's product alone.
    /// </summary>
    public string? ApplicationName { get; set; }

    /// <summary>The clock of time-outs, delays and waits. Default: the system's clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Checks options and copies them, so that later changes have no effect.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal static TOptions CheckedCopy<TOptions>(TOptions options, string argument)
        where TOptions : PeakClientOptions
    {
        RequestGuard.ThrowIfViolation(options.FindViolation(), argument);
        return (TOptions)options.Copy();
    }

    /// <summary>The first option that is out of its range, in plain words; <see langword="null" /> if there is none.</summary>
    private protected virtual string? FindViolation() =>
        ViolationOfLimit(Timeout, nameof(Timeout)) ?? ViolationOfLimit(AttemptTimeout, nameof(AttemptTimeout)) ?? this switch
        {
            { Retry: null } => $"{nameof(Retry)} is null: leave it at its default, or set its {nameof(PeakRetryOptions.MaxRetries)} to 0 for no retries.",
            _ when Retry.FindViolation() is { } violation => $"{nameof(Retry)}.{violation}",
            { MaxResponseBodySize: < 1 or > int.MaxValue } => $"{nameof(MaxResponseBodySize)} is {MaxResponseBodySize}: give a number of bytes from 1 to {int.MaxValue}.",
            { ApplicationName: { } name } when !string.IsNullOrWhiteSpace(name) && !UserAgent.AreProducts(name) =>
                $"{nameof(ApplicationName)} is \"{name}\": give products such as my-job/1.2, separated by single spaces.",
            { TimeProvider: null } => $"{nameof(TimeProvider)} is null: leave it at its default, or give a clock.",
            _ => null,
        };

    private protected virtual PeakClientOptions Copy()
    {
        var copy = (PeakClientOptions)MemberwiseClone();
        copy.Retry = Retry.Copy();
        return copy;
    }

    private static string? ViolationOfLimit(TimeSpan limit, string name) =>
        limit != System.Threading.Timeout.InfiniteTimeSpan && (limit <= TimeSpan.Zero || limit > Longest)
            ? $"{name} is {limit}: give a time above zero and up to 24 days, or Timeout.InfiniteTimeSpan for no limit."
            : null;
}
