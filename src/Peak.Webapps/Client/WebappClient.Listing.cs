using System.Runtime.CompilerServices;

namespace Peak.Webapps;

public sealed partial class WebappClient
{
    /// <inheritdoc />
    public IAsyncEnumerable<WebappSummary> ListWebappsAsync(ListWebappsFilter? filter = null, CancellationToken cancellationToken = default)
    {
        // Here and not in the iterator, which would tell only once somebody iterates.
        RequestGuard.NoFault(filter?.FindFault(), nameof(filter));
        return IterateAsync(filter, cancellationToken);
    }

    private async IAsyncEnumerable<WebappSummary> IterateAsync(
        ListWebappsFilter? filter,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var pageNumber = 1; ; pageNumber++)
        {
            var page = await ListWebappsPageAsync(filter, pageNumber, cancellationToken).ConfigureAwait(false);
            foreach (var webapp in page.Webapps)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return webapp;
            }

            // Our own count, and an empty page, end it too: a service that always tells of one more page would not.
            if (pageNumber >= page.PageCount || page.Webapps.Count == 0)
            {
                yield break;
            }
        }
    }
}
