namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A fault in a request of a call.</summary>
/// <param name="Fault">The row.</param>
/// <param name="Call">The call.</param>
/// <param name="HitsFirstRequestOnly">Whether the fault hits only the first request, and not all.</param>
internal sealed record FaultCase(Fault Fault, ClientCallCase Call, bool HitsFirstRequestOnly)
{
    internal static IReadOnlyList<FaultCase> All { get; } =
    [
        .. from fault in Faults.All()
           from call in ClientCallCase.All
           where fault.Only.Count == 0 || fault.Only.Contains(call.FaultyOperation)
           from once in fault.CanBeTemporary ? new[] { false, true } : [false]
           select new FaultCase(fault, call, once),
    ];

    /// <summary>
    /// The cases of this run: all in a full run, or else each fault in the two calls that differ most, and each call with
    /// one fault of each kind.
    /// </summary>
    internal static IReadOnlyList<FaultCase> OfThisRun { get; } = FullRun.IsRequested ? All :
    [
        .. All.Where(item => item.Call.IsInEachRun && !item.HitsFirstRequestOnly)
            .Concat(All.GroupBy(item => item.Fault).Select(fault => fault.First()))
            .Concat(All.GroupBy(item => (item.Call, item.Fault.Outcome, item.Fault.Progress, item.Fault.IsEncrypted, item.Fault.CarriesOut, item.HitsFirstRequestOnly))
                .Select(kind => kind.First()))
            .Distinct(),
    ];

    internal Expectation Expected => ExpectedOutcomes.Of(Fault, Call, HitsFirstRequestOnly);

    public override string ToString() => $"{Fault} × {Call}{(HitsFirstRequestOnly ? " (once)" : "")}";
}
