using System.Diagnostics;
using Peak.Webapps.Benchmarks.Measuring;
using Peak.Webapps.Benchmarks.Peers;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks.Reports;

/// <summary>How much faster a list is whose pages are requested before the caller comes to them.</summary>
internal static class Paging
{
    private const int Turns = 5;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    private static readonly (string Name, PagePrefetch Prefetch)[] Ways =
    [
        ("one page after the other", PagePrefetch.None),
        ("one page ahead", PagePrefetch.OneAhead),
        ("four at once", PagePrefetch.Concurrent(4)),
        ("eight at once", PagePrefetch.Concurrent(8)),
    ];

    private static readonly (string Name, int Pages, TimeSpan Work)[] Lists =
    [
        ("5 pages", 5, TimeSpan.Zero),
        ("20 pages", 20, TimeSpan.Zero),
        ("50 pages", 50, TimeSpan.Zero),
        ("20 pages, 20 ms of work a page", 20, Latency),
    ];

    internal static async Task<string> MeasureAsync()
    {
        var columns = new List<double[]>();
        foreach (var (_, pages, work) in Lists)
        {
            columns.Add(await MeasureAsync(pages, work).ConfigureAwait(false));
        }

        return Markdown.Table(
            ["", .. Lists.Select(static list => list.Name)],
            Ways.Select((way, row) => (string[])
            [
                way.Name,
                .. columns.Select(times => row == 0 ? Markdown.Time(times[0]) : Markdown.Ratio(times[row] / times[0])),
            ]));
    }

    /// <summary>The microseconds that each way takes, in turns: the median of its own.</summary>
    private static async Task<double[]> MeasureAsync(int pages, TimeSpan work)
    {
        var times = Array.ConvertAll(Ways, static _ => new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            for (var way = 0; way < Ways.Length; way++)
            {
                times[way].Add(await ListAsync(Ways[way].Prefetch, pages, work).ConfigureAwait(false));
            }
        }

        return Array.ConvertAll(times, static own => Rounds.Median(own));
    }

    private static async Task<double> ListAsync(PagePrefetch prefetch, int pages, TimeSpan work)
    {
        using var service = new LatentHandler(Latency, StubService.WithLongList(pages));
        var client = new WebappClient(new PeakSession(PeerToken.Value, new Uri("https://service.peak.ai/")), new() { Handler = service });
        var start = Stopwatch.GetTimestamp();
        var count = 0;
        await foreach (var _ in client.ListWebappsAsync(ShippedPeer.Filter, prefetch).ConfigureAwait(false))
        {
            if (++count % Payloads.PageSize == 0)
            {
                await Task.Delay(work).ConfigureAwait(false);
            }
        }

        return count == pages * Payloads.PageSize
            ? Stopwatch.GetElapsedTime(start).TotalMicroseconds
            : throw new InvalidOperationException($"{count} webapps were listed instead of {pages * Payloads.PageSize}.");
    }
}
