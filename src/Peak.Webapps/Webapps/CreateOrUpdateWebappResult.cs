namespace Peak.Webapps;

/// <summary>What a call of <see cref="IWebappClient.CreateOrUpdateWebappAsync" /> did, and to which webapp.</summary>
public sealed class CreateOrUpdateWebappResult
{
    /// <summary>The id of the webapp.</summary>
    public required string Id { get; init; }

    /// <summary>Whether the webapp was created, updated or left unchanged.</summary>
    public required CreateOrUpdateOutcome Outcome { get; init; }

    /// <summary>
    /// What the update changed, compared with <see cref="Previous" />; empty if the webapp was created or nothing changed. A
    /// property that the service does not return counts as changed.
    /// </summary>
    public IReadOnlyList<PropertyChange> Changes { get; init; } = [];

    /// <summary>Whether the webapp is deployed, because it was created, or deployed again, because one of the <see cref="Changes" /> redeploys it.</summary>
    public bool Redeploys { get; init; }

    /// <summary>The webapp before this call; <see langword="null" /> if it was created.</summary>
    public Webapp? Previous { get; init; }

    internal static CreateOrUpdateWebappResult Of(CreateOrUpdateReport<Webapp> report) => new()
    {
        Id = report.Id,
        Outcome = report.Outcome,
        Changes = report.Changes,
        Redeploys = report.Redeploys,
        Previous = report.Existing,
    };
}
