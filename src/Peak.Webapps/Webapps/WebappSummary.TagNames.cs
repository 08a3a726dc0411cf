namespace Peak.Webapps;

public sealed partial class WebappSummary
{
    /// <summary>
    /// The names of the <see cref="Tags" />, whether the service sends them as strings or as objects with a name. Tags of
    /// any other shape are skipped.
    /// </summary>
    public IReadOnlyList<string> TagNames => Peak.Webapps.TagNames.Of(Tags);
}
