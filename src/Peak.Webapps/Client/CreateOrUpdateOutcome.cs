namespace Peak.Webapps;

/// <summary>What create-or-update did.</summary>
public enum CreateOrUpdateOutcome
{
    /// <summary>No webapp had the name: one was created.</summary>
    Created,

    /// <summary>A webapp had the name: it was updated.</summary>
    Updated,
}
