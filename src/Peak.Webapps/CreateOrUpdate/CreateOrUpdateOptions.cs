namespace Peak.Webapps;

/// <summary>
/// What create-or-update finds out before it acts. With either option it describes the webapp that has the name, which
/// is one request more: a list does not tell the details.
/// </summary>
public sealed class CreateOrUpdateOptions
{
    /// <summary>
    /// Whether it only tells what it would do. <see langword="false" /> by default. A plan sends nothing that changes
    /// anything.
    /// </summary>
    public bool PlanOnly { get; set; }

    /// <summary>
    /// Whether an update that would change nothing is left out. <see langword="false" /> by default. A plan tells of
    /// such an update as <see cref="CreateOrUpdateOutcome.Unchanged" /> in any case.
    /// </summary>
    public bool SkipUnchanged { get; set; }
}
