namespace Peak.Webapps.RaceTests;

/// <summary>Something that may happen next, and that a caller waits for.</summary>
/// <param name="Caller">Who waits for it.</param>
/// <param name="Number">Counts what the caller waits for.</param>
/// <param name="Happen">Lets it happen.</param>
internal sealed record Occurrence(Caller Caller, int Number, Action Happen) : IComparable<Occurrence>
{
    public int CompareTo(Occurrence? other) => (Caller.Index, Number).CompareTo((other!.Caller.Index, other.Number));
}
