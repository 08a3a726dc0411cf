using Peak.Webapps.Benchmarks.Measuring;
using Peak.Webapps.Benchmarks.Peers;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks.Reports;

/// <summary>What a call costs beside the floor, measured in turns in one process.</summary>
internal static class Ratios
{
    private const string Explanation = "Cells: time / bytes allocated. The first row is absolute, the others are ratios to it.";

    internal static async Task<string> MeasureAsync()
    {
        var inMemory = Measure(Contests.InMemory());
        using var server = StubProcess.Start();
        var overLoopback = Measure(Contests.OverLoopback(server.Address));
        return $"""
            ### Goals

            In memory, relative to the floor, unless something else is said.

            {Goal.Table(Goals(inMemory))}
            ### In memory

            A handler that answers at once with fixed bytes: a webapp of {Payloads.Webapp.Length} bytes, a page of {Payloads.Page().Length}. {Explanation}
            Items of the second list, {Payloads.PageOfFullWebapps().Length} bytes, have properties that the contract does not tell of: we keep them, as NSwag's client does; the floor drops them.
            Our tags and unknown properties become objects only when somebody looks at them, which nobody does here. What looking costs is below, at JSON alone.

            {Table(inMemory)}
            ### Over loopback

            The service is another process.

            {Table(overLoopback)}
            ### JSON alone

            {string.Join('\n', Measure(Contests.Json()).Select(Table))}
            ### Failures

            From the answer to the exception, caught.

            {Table(Measure(Contests.Errors()))}
            ### What each part adds

            A describe in memory; what differs from the first row is what the part adds.

            {Table(Measure([Contests.Options()])[0])}
            ### 10,000 webapps

            {Listing.Measure()}
            {await CreateOrUpdate.MeasureAsync().ConfigureAwait(false)}
            ### Paging

            A page of {Payloads.PageSize} takes 20 ms. The first row is absolute, the others are ratios of the time to it.

            {await Paging.MeasureAsync().ConfigureAwait(false)}
            """;
    }

    private static IReadOnlyList<Measured> Measure(IReadOnlyList<Contest> contests) =>
        [.. contests.Select(static contest => new Measured(contest, Rounds.Measure(contest)))];

    private static IEnumerable<Goal> Goals(IReadOnlyList<Measured> inMemory)
    {
        var describe = Shipped(Contests.Describe);
        var list = Shipped(Contests.List);
        var create = Shipped(Contests.Create);
        var stock = inMemory.Single(static measured => measured.Contest.Name == Contests.List).CostOf(Peer.Stock.Name);
        return
        [
            new("describe, time", 1.20, describe.TimeRatio),
            new("describe, bytes", 1.35, describe.BytesRatio),
            new("list of 100, time", 1.15, list.TimeRatio),
            new("list of 100, bytes", 1.30, list.BytesRatio),
            new("create, time", 1.30, create.TimeRatio),
            new("create, bytes", 1.45, create.BytesRatio),
            new("list of 100, how many times as fast as NSwag's stock client", 2.2, stock.TimeRatio / list.TimeRatio, AtLeast: true),
            new("list of 100, bytes relative to NSwag's stock client", 0.45, list.Bytes / stock.Bytes),
        ];

        Cost Shipped(string contest) => inMemory.Single(measured => measured.Contest.Name == contest).CostOf(Peer.Shipped.Name);
    }

    /// <summary>Contests of the same contestants, a column each.</summary>
    private static string Table(IReadOnlyList<Measured> contests) => Markdown.Table(
        ["", .. contests.Select(static measured => measured.Contest.Name)],
        contests[0].Contest.Contestants.Select((contestant, row) =>
            (string[])[contestant.Name, .. contests.Select(measured => Cell(measured.Costs[row], row))]));

    private static string Table(Measured contest) => Table([contest]);

    private static string Cell(Cost cost, int row) => row == 0
        ? $"{Markdown.Time(cost.Microseconds)} / {Markdown.Bytes(cost.Bytes)}"
        : $"{Markdown.Ratio(cost.TimeRatio)} / {Markdown.Ratio(cost.BytesRatio)}";

    private sealed record Measured(Contest Contest, IReadOnlyList<Cost> Costs)
    {
        internal Cost CostOf(string contestant) =>
            Contest.Contestants.Zip(Costs).Single(pair => pair.First.Name == contestant).Second;
    }
}
