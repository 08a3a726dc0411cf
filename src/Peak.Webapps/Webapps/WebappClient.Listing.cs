namespace Peak.Webapps;

public sealed partial class WebappClient
{
    /// <inheritdoc />
    public IAsyncEnumerable<WebappSummary> ListWebappsAsync(
        ListWebappsFilter? filter = null,
        int pagesAhead = 0,
        CancellationToken cancellationToken = default)
    {
        // Checked and copied here: an iterator would do both only when the iteration starts.
        PagedList.CheckPagesAhead(pagesAhead);
        RequestGuard.ThrowIfViolation(filter?.FindViolation(), nameof(filter));
        var copy = filter?.Copy();
        return PagedList.IterateAsync<WebappsPage, WebappSummary>(
            // Awaited, so that a page that cannot be requested fails when it is taken, and not with the page before it.
            async (pageNumber, token) => await ListWebappsPageAsync(copy, pageNumber, token).ConfigureAwait(false),
            pagesAhead,
            cancellationToken);
    }
}
