namespace Peak.Webapps.RaceTests;

/// <summary>A webapp of the model, from its creation to its deletion.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Created">The step of the race in which it was created.</param>
/// <param name="Creator">The caller of the race that created it; null for another one.</param>
internal sealed record ModelWebapp(string Id, string Name, int Created, Caller? Creator)
{
    internal string Title { get; set; } = "";

    internal string Status { get; set; } = "AVAILABLE";

    /// <summary>The step of the race in which it was deleted.</summary>
    internal int Deleted { get; set; } = int.MaxValue;

    internal bool Exists => Deleted == int.MaxValue;

    internal bool ExistedAt(int step) => Created <= step && step < Deleted;

    internal bool ExistsFrom(int from, int to) => Created <= from && to < Deleted;

    internal bool ExistedBetween(int from, int to) => Created <= to && from <= Deleted;

    internal string ToJson() =>
        $$"""{"id":"{{Id}}","name":"{{Name}}","title":"{{Title}}","status":"{{Status}}","updatedAt":"2026-01-01T00:00:00Z","updatedBy":"ada","tags":[]}""";
}
