namespace Peak.Webapps;

/// <summary>What create-or-update did or, as a plan, would do, and to which webapp.</summary>
public sealed class CreateOrUpdateWebappResult
{
    /// <summary>
    /// The id of the webapp. Empty in a plan that would create it: every method refuses an empty id before anything is
    /// sent.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>Whether the webapp was created, updated or left as it is.</summary>
    public required CreateOrUpdateOutcome Outcome { get; init; }

    /// <summary>Whether this is a plan: nothing was done, see <see cref="CreateOrUpdateOptions.PlanOnly" />.</summary>
    public bool IsPlan { get; init; }

    /// <summary>
    /// What the update changes, empty when nothing was there to change or nothing changes. <see langword="null" /> when
    /// it is not known: an update with neither of the <see cref="CreateOrUpdateOptions" /> does not look at what was
    /// there. A property that the service does not show counts as changed.
    /// </summary>
    public IReadOnlyList<PropertyChange>? Changes { get; init; }

    /// <summary>
    /// Whether the webapp is deployed, or deployed anew: <see langword="true" /> when it is created or one of the
    /// <see cref="Changes" /> redeploys it, <see langword="null" /> when the changes are not known.
    /// </summary>
    public bool? Redeploys => Outcome == CreateOrUpdateOutcome.Created ? true : Changes?.Any(change => change.Redeploys);

    /// <summary>
    /// When the webapp was last updated before this call, by the service's clock; <see langword="null" /> when no
    /// webapp had the name.
    /// </summary>
    public DateTimeOffset? PreviousUpdatedAt { get; init; }

    /// <summary>The status of the webapp before this call; <see langword="null" /> when no webapp had the name.</summary>
    public WebappStatus? PreviousStatus { get; init; }
}
