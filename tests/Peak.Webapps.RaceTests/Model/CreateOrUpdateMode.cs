namespace Peak.Webapps.RaceTests;

/// <summary>How a caller uses create-or-update.</summary>
internal enum CreateOrUpdateMode
{
    Default,
    SkipUnchanged,
    Plan,
}
