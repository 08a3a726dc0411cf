namespace Peak.Webapps;

/// <summary>The settings of a client that is made by dependency injection, from configuration or code.</summary>
public sealed class PeakWebappsOptions
{
    /// <summary>
    /// An API key or a full <c>Bearer …</c> value, sent as it is. When it is not set, the environment variable
    /// <c>API_KEY</c> is used.
    /// </summary>
    public string? AuthToken { get; set; }

    /// <summary>
    /// The stage of the Peak service. When it is not set, the environment variable <c>STAGE</c> is used, and then
    /// <c>prod</c>. Not to be set together with <see cref="BaseAddress" />.
    /// </summary>
    public string? Stage { get; set; }

    /// <summary>What stands before the API's own path, instead of a stage: an HTTPS address, or HTTP to this machine.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>
    /// Whether <see cref="BaseAddress" /> may be one of plain HTTP on another machine, where everybody on the way can read
    /// the token. <see langword="false" /> by default.
    /// </summary>
    public bool AllowPlainHttp { get; set; }

    /// <summary>The time that one call may take in all; 100 seconds by default. See <see cref="PeakClientOptions.Timeout" />.</summary>
    public TimeSpan Timeout { get; set; } = new WebappClientOptions().Timeout;

    /// <summary>The time that one attempt may take; 30 seconds by default. See <see cref="PeakClientOptions.AttemptTimeout" />.</summary>
    public TimeSpan AttemptTimeout { get; set; } = new WebappClientOptions().AttemptTimeout;

    /// <summary>How calls are retried; up to 3 times by default. See <see cref="PeakClientOptions.Retry" />.</summary>
    public PeakRetryOptions Retry { get; set; } = new();

    /// <summary>The largest body of an answer, in bytes; 67,108,864 by default. See <see cref="PeakClientOptions.MaxResponseBodySize" />.</summary>
    public long MaxResponseBodySize { get; set; } = new WebappClientOptions().MaxResponseBodySize;

    /// <exception cref="ArgumentException">A setting cannot be used; the message says which and why.</exception>
    internal PeakSession CreateSession(Func<string, string?> readEnvironment)
    {
        if (Stage is not null && BaseAddress is not null)
        {
            throw new ArgumentException($"Both {nameof(Stage)} and {nameof(BaseAddress)} are set: set the one that you mean.");
        }

        var token = OrEnvironment(AuthToken, PeakSession.TokenVariable)
            ?? throw new ArgumentException(
                $"{nameof(AuthToken)} is missing: set it to your Peak API key, in configuration or code, or set the environment variable {PeakSession.TokenVariable}.");
        return BaseAddress is null
            ? new PeakSession(token, OrEnvironment(Stage, PeakSession.StageVariable) ?? PeakSession.DefaultStage)
            : new PeakSession(token, BaseAddress, AllowPlainHttp);

        string? OrEnvironment(string? setting, string variable) =>
            setting ?? (readEnvironment(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null);
    }

    internal WebappClientOptions CreateClientOptions() => new()
    {
        Timeout = Timeout,
        AttemptTimeout = AttemptTimeout,
        Retry = Retry,
        MaxResponseBodySize = MaxResponseBodySize,
    };
}
