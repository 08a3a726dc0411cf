namespace Peak.Webapps.Tests;

/// <summary>What listing allocates in addition to the pages.</summary>
public sealed class ListingCostTests
{
    private const int Pages = 100;

    private const int WebappsPerPage = 100;

    /// <summary>The size of the smallest object, in bytes.</summary>
    private const int SmallestObject = 24;

    [Fact]
    public async Task Listing_allocates_nothing_per_webapp()
    {
        var page = StubService.Page(1, Pages, [.. Enumerable.Range(0, WebappsPerPage).Select(number => $"webapp-{number}")]);
        var client = PagedService.Of(_ => page).CreateClient();
        await AllocatedAsync(() => ListAsync(client));
        await AllocatedAsync(() => RequestPagesAsync(client));

        var listed = await AllocatedAsync(() => ListAsync(client));
        var requested = await AllocatedAsync(() => RequestPagesAsync(client));

        (listed - requested).Should().BeLessThan(Pages * WebappsPerPage * SmallestObject / 2, "requesting the pages alone allocates {0:N0} bytes", requested);
    }

    private static async Task ListAsync(WebappClient client)
    {
        var count = 0;
        await foreach (var _ in client.ListWebappsAsync(cancellationToken: CancellationToken.None))
        {
            count++;
        }

        count.Should().Be(Pages * WebappsPerPage);
    }

    private static async Task RequestPagesAsync(WebappClient client)
    {
        for (var pageNumber = 1; pageNumber <= Pages; pageNumber++)
        {
            await client.ListWebappsPageAsync(pageNumber: pageNumber, cancellationToken: CancellationToken.None);
        }
    }

    /// <summary>Everything is in memory, so it runs to its end on this thread.</summary>
    private static async Task<long> AllocatedAsync(Func<Task> act)
    {
        var thread = Environment.CurrentManagedThreadId;
        var before = GC.GetAllocatedBytesForCurrentThread();
        await act();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Environment.CurrentManagedThreadId.Should().Be(thread);
        return allocated;
    }
}
