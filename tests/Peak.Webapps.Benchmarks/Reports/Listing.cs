using Peak.Webapps.Benchmarks.Measuring;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks.Reports;

/// <summary>Going through 10,000 webapps, and how much of them is in memory at once.</summary>
internal static class Listing
{
    internal static string Measure()
    {
        var contest = Contests.Listing(static () => StubService.WithLongList());
        var costs = Rounds.Measure(contest);
        var peaks = Peaks();
        return Markdown.Table(
            ["going through all", "time", "allocated", "most that is alive at once"],
            contest.Contestants.Select((contestant, row) => (string[])
            [
                contestant.Name,
                row == 0 ? Markdown.Time(costs[row].Microseconds) : Markdown.Ratio(costs[row].TimeRatio),
                row == 0 ? Markdown.Bytes(costs[row].Bytes) : Markdown.Ratio(costs[row].BytesRatio),
                Markdown.Bytes(peaks[row]),
            ]));
    }

    /// <summary>What is alive whenever a page is asked for, beyond what was before the first: the most of all pages.</summary>
    private static long[] Peaks()
    {
        var peak = 0L;
        var contest = Contests.Listing(() => StubService.WithLongList(onPage: () => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true))));
        return [.. contest.Contestants.Select(contestant =>
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            peak = before;
            contestant.Call().GetAwaiter().GetResult();
            return peak - before;
        })];
    }
}
