namespace Peak.Webapps;

/// <summary>How a client retries transient errors of requests that are safe to repeat.</summary>
/// <remarks>
/// The delay before each retry is twice the one before, with a random part of up to half of it. If the service asks for a
/// longer delay with <c>Retry-After</c>, the retry comes after that delay, up to a fifth of it later.
/// </remarks>
public sealed class PeakRetryOptions
{
    private const int MostRetries = 100;

    /// <summary>The largest number of retries of a call, after its first attempt. Default: 3. Range: 0 to 100. 0 turns retries off.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The average delay before the first retry. Default: half a second. Range: 0 to 1 hour.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// The longest delay before a retry. Default: 30 seconds. Range: <see cref="BaseDelay" /> to 1 day. If the service asks
    /// for a longer delay with <c>Retry-After</c>, the call is not retried: it throws, and
    /// <see cref="PeakApiException.RetryAfter" /> is the delay.
    /// </summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many retries all calls may make. Default: <see langword="null" />, a budget of the client's own. Give several
    /// clients the same budget to let them share it.
    /// </summary>
    public PeakRetryBudget? Budget { get; set; }

    /// <summary>The random numbers of delays; a test sets others.</summary>
    internal Func<double> Randomizer { get; set; } = Random.Shared.NextDouble;

    internal string? FindViolation()
    {
        if (MaxRetries is < 0 or > MostRetries)
        {
            return $"{nameof(MaxRetries)} is {MaxRetries}: give 0 for no retries, or a number up to {MostRetries}.";
        }

        if (BaseDelay < TimeSpan.Zero || BaseDelay > TimeSpan.FromHours(1))
        {
            return $"{nameof(BaseDelay)} is {BaseDelay}: give zero or more, up to 1 hour.";
        }

        return MaxDelay < BaseDelay || MaxDelay > TimeSpan.FromDays(1)
            ? $"{nameof(MaxDelay)} is {MaxDelay}: give {nameof(BaseDelay)}, which is {BaseDelay}, or more, up to 1 day."
            : null;
    }

    internal PeakRetryOptions Copy() => new()
    {
        MaxRetries = MaxRetries,
        BaseDelay = BaseDelay,
        MaxDelay = MaxDelay,
        Budget = Budget ?? new(),
        Randomizer = Randomizer,
    };
}
