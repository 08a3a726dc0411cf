using System.Runtime.CompilerServices;

namespace Peak.Webapps;

/// <summary>Reads lists that the service returns page by page.</summary>
internal static class PagedList
{
    /// <summary>The largest number of pages that may be requested ahead.</summary>
    internal const int MaxPagesAhead = 16;

    /// <summary>How often a list is searched if it changes while it is read.</summary>
    private const int MaxSearches = 3;

    /// <summary>Checks the number of pages to request ahead.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    internal static void CheckPagesAhead(int pagesAhead)
    {
        if (pagesAhead is < 0 or > MaxPagesAhead)
        {
            throw new ArgumentOutOfRangeException(nameof(pagesAhead), pagesAhead, $"Give a number of pages from 0 to {MaxPagesAhead}.");
        }
    }

    /// <summary>Iterates over the items of all pages.</summary>
    internal static async IAsyncEnumerable<TItem> IterateAsync<TPage, TItem>(
        Func<int, CancellationToken, Task<TPage>> request,
        int pagesAhead,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TPage : IPage<TItem>
    {
        var pages = new PagePrefetcher<TPage>(request, pagesAhead, cancellationToken);
        await using var _ = pages.ConfigureAwait(false);
        for (var pageNumber = 1; ; pageNumber++)
        {
            var page = await pages.TakeAsync().ConfigureAwait(false);
            // An empty page ends the list, too: otherwise a service that always reports one more page would never end it.
            var isLast = pageNumber >= page.PageCount || page.Items.Count == 0;
            if (!isLast)
            {
                pages.RequestAhead(page.PageCount);
            }

            foreach (var item in page.Items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }

            if (isLast)
            {
                yield break;
            }
        }
    }

    /// <summary>Finds an item on any page; <see langword="null" /> if no page has it.</summary>
    internal static async Task<TItem?> FindAsync<TPage, TItem>(
        Func<int, CancellationToken, Task<TPage>> request,
        Func<TItem, bool> isMatch,
        CancellationToken cancellationToken)
        where TPage : IPage<TItem>
        where TItem : class
    {
        TItem? found = null;
        for (var (search, isReliable) = (0, false); found is null && !isReliable && search < MaxSearches; search++)
        {
            (found, isReliable) = await SearchAsync(request, isMatch, cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    /// <returns>
    /// The item, and whether its absence is reliable: if others delete items in the meantime, it may have moved to a page
    /// that was read before.
    /// </returns>
    private static async Task<(TItem? Found, bool IsReliable)> SearchAsync<TPage, TItem>(
        Func<int, CancellationToken, Task<TPage>> request,
        Func<TItem, bool> isMatch,
        CancellationToken cancellationToken)
        where TPage : IPage<TItem>
        where TItem : class
    {
        int? totalCount = null;
        var isReliable = true;
        for (var pageNumber = 1; ; pageNumber++)
        {
            var page = await request(pageNumber, cancellationToken).ConfigureAwait(false);
            if (page.Items.FirstOrDefault(isMatch) is { } found)
            {
                return (found, true);
            }

            isReliable &= page.TotalCount == (totalCount ??= page.TotalCount);
            if (pageNumber >= page.PageCount || page.Items.Count == 0)
            {
                return (null, isReliable);
            }
        }
    }
}
