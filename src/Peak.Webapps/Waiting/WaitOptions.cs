namespace Peak.Webapps;

/// <summary>How often a wait looks at a webapp, how long it waits in all, and what it does not believe.</summary>
public sealed class WaitOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    /// <summary>
    /// The time between the first two polls. 2 seconds by default; zero or more, up to 24 days. Each interval is made a
    /// fifth longer or shorter at random, so that those who began together do not go on together.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>By how much the time between two polls grows from one to the next. 1.5 by default; 1, for no growth, or more.</summary>
    public double BackoffFactor { get; set; } = 1.5;

    /// <summary>
    /// The time between two polls grows up to this one. 30 seconds by default; up to 24 days. One that is shorter than
    /// <see cref="PollInterval" /> keeps the time from growing.
    /// </summary>
    public TimeSpan MaxPollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The time that the wait may take in all. 15 minutes by default; above zero, up to 24 days.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// An AVAILABLE or a failure of a webapp whose <c>updatedAt</c> is not later than this is from before: it does not
    /// end the wait until another status was seen. <see langword="null" />, the default, believes every answer. Give
    /// the webapp's <c>UpdatedAt</c> as it was before the update; the clock is the service's.
    /// </summary>
    public DateTimeOffset? ChangedAfter { get; set; }

    /// <summary>
    /// How long, from the beginning of the wait, the state from before a change is not believed until another was seen:
    /// for a redeployment that begins a moment late. <see langword="null" />, the default, means 5 seconds when waiting
    /// for the result of create-or-update that says that there is something to wait for, and no time otherwise. Up to
    /// 24 days.
    /// </summary>
    public TimeSpan? Grace { get; set; }

    /// <summary>What jitter is made from: numbers from 0 to below 1.</summary>
    internal Func<double> Random { get; set; } = System.Random.Shared.NextDouble;

    /// <summary>A copy, which later changes do not reach.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal WaitOptions Checked(string argument)
    {
        RequestGuard.NoFault(FindViolation(), argument);
        return (WaitOptions)MemberwiseClone();
    }

    private string? FindViolation() => this switch
    {
        _ when IsOutOfRange(PollInterval) => $"{nameof(PollInterval)} is {PollInterval}: give zero or more, up to 24 days.",
        _ when IsOutOfRange(MaxPollInterval) => $"{nameof(MaxPollInterval)} is {MaxPollInterval}: give zero or more, up to 24 days.",
        { BackoffFactor: not (>= 1 and < double.PositiveInfinity) } => $"{nameof(BackoffFactor)} is {BackoffFactor}: give 1 or more.",
        _ when IsOutOfRange(Timeout) || Timeout == TimeSpan.Zero => $"{nameof(Timeout)} is {Timeout}: give a time above zero, up to 24 days.",
        { Grace: { } grace } when IsOutOfRange(grace) => $"{nameof(Grace)} is {grace}: give zero or more, up to 24 days, or null.",
        _ => null,
    };

    private static bool IsOutOfRange(TimeSpan time) => time < TimeSpan.Zero || time > Longest;
}
