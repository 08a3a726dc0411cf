using System.Runtime.CompilerServices;

namespace Peak.Webapps;

public sealed partial class WebappClient
{
    /// <inheritdoc />
    public IAsyncEnumerable<WebappSummary> ListWebappsAsync(ListWebappsFilter? filter = null, CancellationToken cancellationToken = default) =>
        ListWebappsAsync(filter, PagePrefetch.None, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<WebappSummary> ListWebappsAsync(
        ListWebappsFilter? filter,
        PagePrefetch prefetch,
        CancellationToken cancellationToken = default)
    {
        // Here and not in the iterator, which would tell only once somebody iterates.
        ArgumentNullException.ThrowIfNull(prefetch);
        RequestGuard.NoFault(filter?.FindViolation(), nameof(filter));
        return IterateAsync(filter, prefetch, cancellationToken);
    }

    private async IAsyncEnumerable<WebappSummary> IterateAsync(
        ListWebappsFilter? filter,
        PagePrefetch prefetch,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = new PageWindow<WebappsPage>(
            // Awaited here, so that a page that cannot be requested fails when it is taken, and not the page before it.
            async (pageNumber, token) => await ListWebappsPageAsync(filter, pageNumber, token).ConfigureAwait(false),
            prefetch.PagesAhead,
            cancellationToken);
        await using var _ = pages.ConfigureAwait(false);
        for (var pageNumber = 1; ; pageNumber++)
        {
            var page = await pages.TakeAsync().ConfigureAwait(false);
            // Our own count, and an empty page, end it too: a service that always tells of one more page would not.
            var isLast = pageNumber >= page.PageCount || page.Webapps.Count == 0;
            if (!isLast)
            {
                pages.RequestAhead(page.PageCount);
            }

            foreach (var webapp in page.Webapps)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return webapp;
            }

            if (isLast)
            {
                yield break;
            }
        }
    }
}
