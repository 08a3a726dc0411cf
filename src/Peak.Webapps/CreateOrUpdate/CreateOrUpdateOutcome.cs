namespace Peak.Webapps;

/// <summary>What create-or-update did or, as a plan, would do.</summary>
public enum CreateOrUpdateOutcome
{
    /// <summary>No webapp had the name: one was created.</summary>
    Created,

    /// <summary>A webapp had the name: it was updated.</summary>
    Updated,

    /// <summary>
    /// A webapp had the name, and all that the request gives: nothing was sent to change it. Only with
    /// <see cref="CreateOrUpdateOptions.SkipUnchanged" /> or <see cref="CreateOrUpdateOptions.PlanOnly" />.
    /// </summary>
    Unchanged,
}
