namespace Peak.Webapps.FaultInjectionTests;

/// <summary>What was seen when a fault struck a call.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Sent">Each request that came to the service, or would have, by its step of the call.</param>
/// <param name="Got">What the caller got: a result, or the type of an exception.</param>
/// <param name="Remarks">What must not have happened.</param>
internal sealed record CellResult(Cell Cell, IReadOnlyCollection<string> Sent, string Got, IReadOnlyList<string> Remarks)
{
    /// <summary>As a cell of the table.</summary>
    public override string ToString() => Expectation.Format(
        Cell.Column.Steps.Concat(Sent).Distinct().Select(TimesSent),
        Got);

    private int TimesSent(string step)
    {
        var times = Sent.Count(sent => sent == step);
        // How often a wait polls depends on jitter.
        var isPolled = Cell.Column.IsWait && Got == nameof(PeakTimeoutException) && step == Cell.Column.StruckStep;
        return isPolled && times > 1 ? Expectation.Many : times;
    }
}
