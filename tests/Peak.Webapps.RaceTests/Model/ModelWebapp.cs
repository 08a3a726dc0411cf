namespace Peak.Webapps.RaceTests;

/// <summary>A webapp of the model, and its life.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Born">The step of the race in which it was created.</param>
/// <param name="Creator">Who created it; null when it was another than the callers of the race.</param>
internal sealed record ModelWebapp(string Id, string Name, int Born, Caller? Creator)
{
    internal string Title { get; set; } = "";

    internal string Status { get; set; } = "AVAILABLE";

    /// <summary>The step of the race in which it was deleted.</summary>
    internal int Died { get; set; } = int.MaxValue;

    internal bool IsThere => Died == int.MaxValue;

    internal bool WasThereAt(int step) => Born <= step && step < Died;

    internal bool IsThereFrom(int from, int to) => Born <= from && to < Died;

    internal bool WasThereBetween(int from, int to) => Born <= to && from <= Died;

    internal string ToJson() =>
        $$"""{"id":"{{Id}}","name":"{{Name}}","title":"{{Title}}","status":"{{Status}}","updatedAt":"2026-01-01T00:00:00Z","updatedBy":"ada","tags":[]}""";
}
