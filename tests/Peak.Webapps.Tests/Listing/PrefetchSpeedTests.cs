namespace Peak.Webapps.Tests;

/// <summary>How long a list takes if every page takes 20 ms, on a clock that moves only when everything waits for it.</summary>
public sealed class PrefetchSpeedTests
{
    private const int Pages = 50;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_page_ahead_overlaps_with_the_work_of_the_caller()
    {
        var sequential = await TimeAsync(0, work: Latency);
        var ahead = await TimeAsync(1, work: Latency);

        // Page 1, then the work on every page while the next one is requested.
        (sequential / Latency, ahead / Latency).Should().Be((2 * Pages, 1 + Pages));
        (sequential / ahead).Should().BeGreaterThan(1.9);
    }

    [Theory]
    [InlineData(2, 1.9)]
    [InlineData(4, 3.3)]
    [InlineData(8, 5.5)]
    [InlineData(16, 9.9)]
    public async Task Concurrent_requests_divide_the_time_of_a_caller_without_work(int requests, double ratio)
    {
        var sequential = await TimeAsync(0, work: TimeSpan.Zero);
        var concurrent = await TimeAsync(requests, work: TimeSpan.Zero);

        // Page 1 alone, because only its response has the page count.
        (sequential / Latency, concurrent / Latency).Should().Be((Pages, 1 + Math.Ceiling((Pages - 1d) / requests)));
        (sequential / concurrent).Should().BeGreaterThan(ratio);
    }

    [Fact]
    public async Task One_page_ahead_is_no_faster_for_a_caller_without_work() =>
        (await TimeAsync(1, work: TimeSpan.Zero) / Latency).Should().Be(Pages);

    /// <summary>Lists all pages, with some work on each, and returns how long it took.</summary>
    private static async Task<TimeSpan> TimeAsync(int pagesAhead, TimeSpan work)
    {
        var time = new VirtualTime();
        var service = new PagedService(async (page, token) =>
        {
            await time.DelayAsync(Latency, token).ConfigureAwait(false);
            return PagedService.Page(page, Pages);
        });
        var client = service.CreateClient(new() { TimeProvider = time.Clock });

        await time.RunAsync(() => ListAsync(client, pagesAhead, work, time), step: Latency);

        service.Requested.Should().HaveCount(Pages);
        return time.Elapsed;
    }

    private static async Task ListAsync(WebappClient client, int pagesAhead, TimeSpan work, VirtualTime time)
    {
        await foreach (var _ in client.ListWebappsAsync(null, pagesAhead, Token).ConfigureAwait(false))
        {
            await time.DelayAsync(work, Token).ConfigureAwait(false);
        }
    }
}
