namespace Peak.Webapps;

/// <summary>How often <see cref="IWebappClient.WaitForWebappAsync" /> looks at a webapp, and how long it waits in all.</summary>
public sealed class WaitForWebappOptions
{
    /// <summary>The time between two polls. 2 seconds by default; zero or more.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The time that the wait may take in all. 15 minutes by default; above zero, up to 24 days.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(15);

    internal string? FindFault()
    {
        if (PollInterval < TimeSpan.Zero || PollInterval > TimeSpan.FromDays(24))
        {
            return $"{nameof(PollInterval)} is {PollInterval}: give zero or more, up to 24 days.";
        }

        return Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromDays(24)
            ? $"{nameof(Timeout)} is {Timeout}: give a time above zero, up to 24 days."
            : null;
    }
}
