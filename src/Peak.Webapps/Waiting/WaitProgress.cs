namespace Peak.Webapps;

/// <summary>What one poll of a wait found. A wait reports it after every poll, also after one that failed.</summary>
/// <typeparam name="TResource">The resource, for example a webapp.</typeparam>
public sealed class WaitProgress<TResource>
    where TResource : class
{
    /// <summary>The id of the resource.</summary>
    public string ResourceId { get; init; } = "";

    /// <summary>The name of the resource; <see langword="null" /> until a poll succeeds.</summary>
    public string? ResourceName { get; init; }

    /// <summary>The resource as this poll described it; <see langword="null" /> if the poll failed or the resource does not exist.</summary>
    public TResource? Resource { get; init; }

    /// <summary>
    /// The status that was seen last, also if this poll failed or found that the resource does not exist;
    /// <see langword="null" /> until a poll succeeds.
    /// </summary>
    public string? LastStatus { get; init; }

    /// <summary>
    /// Whether the status differs from the status of the last successful poll. Also <see langword="true" /> for the first
    /// successful poll, and for the poll that finds that the resource was deleted. Ignore reports without it if you want
    /// changes only.
    /// </summary>
    public bool IsChange { get; init; }

    /// <summary>The error of this poll; <see langword="null" /> if it succeeded. Polling continues after a transient error.</summary>
    public PeakException? Error { get; init; }

    /// <summary>The number of polls so far, this one included.</summary>
    public int Polls { get; init; }

    /// <summary>The time since the start of the wait.</summary>
    public TimeSpan Elapsed { get; init; }
}
