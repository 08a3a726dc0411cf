namespace Peak.Webapps;

/// <summary>Options of create-or-update.</summary>
public sealed class CreateOrUpdateOptions
{
    /// <summary>
    /// Whether no update is sent if it would change nothing. Default: <see langword="false" />, the update is always sent.
    /// A resource whose status is a failure is updated in any case.
    /// </summary>
    public bool SkipUnchanged { get; set; }
}
