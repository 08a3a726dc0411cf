namespace Peak.Webapps;

/// <summary>How a client retries what failed for the moment. Set before the client is made; later changes do not reach it.</summary>
/// <remarks>
/// The delay before a retry grows exponentially, with jitter. What the service asks for by Retry-After goes first: a retry
/// comes no earlier, and up to a fifth of the wanted delay later, at random, so that clients that were told the same do not
/// come back together. That fifth goes neither beyond <see cref="MaxDelay" /> nor beyond the time of the call.
/// </remarks>
public sealed class PeakRetryOptions
{
    private const int MostRetries = 100;

    /// <summary>
    /// How often a call is retried at the most, after its first attempt. 3 by default; 0 for never, up to 100. Each attempt
    /// is one request: the handler of <see cref="WebappClient.CreateHandler" /> keeps .NET from sending any again by itself.
    /// </summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The delay before the first retry, on average. Half a second by default; zero or more, up to 1 hour.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// The longest delay before a retry. 30 seconds by default; no less than <see cref="BaseDelay" />, up to 1 day. When the
    /// service asks by Retry-After for a longer one, the call is not retried: its failure goes to the caller at once.
    /// </summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What all retries may cost. <see langword="null" />, the default, gives each client one of its own; give several
    /// clients the same to let them share it.
    /// </summary>
    public PeakRetryBudget? Budget { get; set; }

    /// <summary>Where jitter comes from; a test puts in a seeded one.</summary>
    internal Func<double> Randomizer { get; set; } = Random.Shared.NextDouble;

    internal string? FindViolation()
    {
        if (MaxRetries is < 0 or > MostRetries)
        {
            return $"{nameof(MaxRetries)} is {MaxRetries}: give 0 for no retries, or up to {MostRetries}.";
        }

        if (BaseDelay < TimeSpan.Zero || BaseDelay > TimeSpan.FromHours(1))
        {
            return $"{nameof(BaseDelay)} is {BaseDelay}: give zero or more, up to 1 hour.";
        }

        return MaxDelay < BaseDelay || MaxDelay > TimeSpan.FromDays(1)
            ? $"{nameof(MaxDelay)} is {MaxDelay}: give no less than {nameof(BaseDelay)}, which is {BaseDelay}, up to 1 day."
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
