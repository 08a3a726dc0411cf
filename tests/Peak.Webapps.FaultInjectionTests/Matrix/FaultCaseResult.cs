namespace Peak.Webapps.FaultInjectionTests;

/// <summary>What happened in a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sent">Each request that reached the service, or would have, by its step of the call.</param>
/// <param name="Got">What the caller got: a result, or the type of an exception.</param>
/// <param name="Violations">What must not have happened.</param>
internal sealed record FaultCaseResult(FaultCase Case, IReadOnlyCollection<string> Sent, string Got, IReadOnlyList<string> Violations)
{
    /// <summary>In the notation of the document.</summary>
    public override string ToString() => Expectation.Format(
        Case.Call.Steps.Concat(Sent).Distinct().Select(TimesSent),
        Got);

    private int TimesSent(string step)
    {
        var times = Sent.Count(sent => sent == step);
        // How often a wait polls depends on jitter.
        var isPolled = Case.Call.IsWait && Got == nameof(WaitTimeoutException) && step == Case.Call.FaultyStep;
        return isPolled && times > 1 ? Expectation.Many : times;
    }
}
