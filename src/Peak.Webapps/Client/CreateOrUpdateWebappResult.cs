namespace Peak.Webapps;

/// <summary>What create-or-update did, and to which webapp.</summary>
public sealed class CreateOrUpdateWebappResult
{
    /// <summary>The id of the webapp.</summary>
    public required string Id { get; init; }

    /// <summary>Whether the webapp was created or updated.</summary>
    public required CreateOrUpdateOutcome Outcome { get; init; }
}
