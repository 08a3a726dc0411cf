namespace Peak.Webapps.RaceTests;

/// <summary>What others do while callers create or update.</summary>
internal enum Other
{
    Creates,
    Deletes,
    BeginsToDelete,
    Updates,
    CreatesANeighbour,
    DeletesANeighbour,
    CancelsACaller,
}
