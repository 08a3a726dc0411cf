namespace Peak.Webapps;

/// <summary>Options of a wait: how often it polls, and how long it waits.</summary>
public sealed class WaitOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    /// <summary>
    /// The time between the first two polls. Each further interval is 1.5 times the one before. Intervals vary by up to
    /// 20 % at random, so that clients that start together do not poll at the same moments. If the service asks for a longer
    /// delay by Retry-After, the wait respects it. Default: 2 seconds. Range: 0 to 24 days.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The longest time between two polls. If it is shorter than <see cref="PollInterval" />, intervals do not grow.
    /// Default: 30 seconds. Range: 0 to 24 days.
    /// </summary>
    public TimeSpan MaxPollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The time limit of the whole wait. Default: 15 minutes. Range: above 0, up to 24 days.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The <c>updatedAt</c> of the resource before your change, by the service's clock. The wait ignores statuses that would
    /// end it while <c>updatedAt</c> is this time or earlier: they are from before your change. Once a status such as
    /// DEPLOYING was seen with a later <c>updatedAt</c>, every response counts. Default: <see langword="null" />, nothing is
    /// ignored. Not needed if you wait for the result of create-or-update: the result contains the previous state.
    /// </summary>
    public DateTimeOffset? ChangedAfter { get; set; }

    /// <summary>Checks options and copies them, so that later changes have no effect.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal static WaitOptions CheckedCopy(WaitOptions options, string argument)
    {
        RequestGuard.ThrowIfViolation(options.FindViolation(), argument);
        return options.Copy();
    }

    internal WaitOptions Copy() => (WaitOptions)MemberwiseClone();

    /// <summary>The first option that is out of its range, in plain words; <see langword="null" /> if there is none.</summary>
    internal string? FindViolation() => this switch
    {
        _ when IsOutOfRange(PollInterval) => $"{nameof(PollInterval)} is {PollInterval}: give zero or more, up to 24 days.",
        _ when IsOutOfRange(MaxPollInterval) => $"{nameof(MaxPollInterval)} is {MaxPollInterval}: give zero or more, up to 24 days.",
        _ when IsOutOfRange(Timeout) || Timeout == TimeSpan.Zero => $"{nameof(Timeout)} is {Timeout}: give a time above zero, up to 24 days.",
        _ => null,
    };

    private static bool IsOutOfRange(TimeSpan time) => time < TimeSpan.Zero || time > Longest;
}
