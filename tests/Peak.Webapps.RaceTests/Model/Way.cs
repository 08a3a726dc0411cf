namespace Peak.Webapps.RaceTests;

/// <summary>How a caller creates or updates.</summary>
internal enum Way
{
    Plain,
    SkipUnchanged,
    Plan,
}
