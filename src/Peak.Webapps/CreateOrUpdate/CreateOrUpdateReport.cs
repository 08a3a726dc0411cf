namespace Peak.Webapps;

/// <summary>What create-or-update did, or would do, from which a client makes its result or plan.</summary>
/// <param name="Action">What was done or would be done.</param>
/// <param name="Id">The id of the resource; empty if a plan would create it.</param>
/// <param name="Existing">The resource that had the name before.</param>
/// <param name="Changes">What the update changes.</param>
internal sealed record CreateOrUpdateReport<TResource>(CreateOrUpdateAction Action, string Id, TResource? Existing, IReadOnlyList<PropertyChange> Changes)
    where TResource : class
{
    /// <summary>Whether the resource is deployed, or deployed again.</summary>
    internal bool Redeploys => Action == CreateOrUpdateAction.Create || Changes.Any(change => change.Redeploys);

    internal CreateOrUpdateOutcome Outcome => Action switch
    {
        CreateOrUpdateAction.Create => CreateOrUpdateOutcome.Created,
        CreateOrUpdateAction.Update => CreateOrUpdateOutcome.Updated,
        _ => CreateOrUpdateOutcome.Unchanged,
    };
}
