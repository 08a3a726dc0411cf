namespace Peak.Webapps;

/// <summary>What <see cref="IWebappClient.CreateOrUpdateWebappAsync" /> would do, by the state of the service when the plan was made.</summary>
public sealed class CreateOrUpdateWebappPlan
{
    /// <summary>
    /// Whether the webapp would be created, updated or left unchanged. None: with
    /// <see cref="CreateOrUpdateOptions.SkipUnchanged" />, nothing would be sent; without it, an update without changes
    /// would be sent.
    /// </summary>
    public required CreateOrUpdateAction Action { get; init; }

    /// <summary>
    /// What the update would change, compared with <see cref="Existing" />; empty if the webapp would be created or nothing
    /// changes. A property that the service does not return counts as changed.
    /// </summary>
    public IReadOnlyList<PropertyChange> Changes { get; init; } = [];

    /// <summary>Whether the webapp would be deployed, because it is created, or deployed again, because one of the <see cref="Changes" /> redeploys it.</summary>
    public bool Redeploys { get; init; }

    /// <summary>The webapp that has the name, also if it is being deleted; <see langword="null" /> if there is none.</summary>
    public Webapp? Existing { get; init; }

    internal static CreateOrUpdateWebappPlan Of(CreateOrUpdateReport<Webapp> report) => new()
    {
        Action = report.Action,
        Changes = report.Changes,
        Redeploys = report.Redeploys,
        Existing = report.Existing,
    };
}
