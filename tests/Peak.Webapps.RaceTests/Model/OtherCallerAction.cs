namespace Peak.Webapps.RaceTests;

/// <summary>What other callers do in the meantime.</summary>
internal enum OtherCallerAction
{
    Creates,
    Deletes,
    BeginsToDelete,
    Updates,
    Fails,
    CreatesANeighbour,
    DeletesANeighbour,
    CancelsACaller,
}
