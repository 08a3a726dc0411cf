namespace Peak.Webapps.RaceTests;

/// <summary>A step of the race that a caller waits for and that may be next.</summary>
/// <param name="Caller">The caller that waits for it.</param>
/// <param name="Number">Counts the steps of the caller.</param>
/// <param name="Run">Runs the step.</param>
internal sealed record PossibleStep(Caller Caller, int Number, Action Run) : IComparable<PossibleStep>
{
    public int CompareTo(PossibleStep? other) => (Caller.Index, Number).CompareTo((other!.Caller.Index, other.Number));
}
