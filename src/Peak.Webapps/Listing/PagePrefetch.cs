using System.Globalization;

namespace Peak.Webapps;

/// <summary>How many pages of a list are requested before the caller comes to them.</summary>
/// <remarks>
/// Pages come in order and none is requested that the list is not known to have, whatever is chosen here. More requests
/// under way make a list faster and cost more memory: the page that the caller works on, and as many as are ahead of it.
/// </remarks>
public sealed class PagePrefetch
{
    /// <summary>The largest number of requests at once: 16.</summary>
    public const int MaxRequests = 16;

    private PagePrefetch(int pagesAhead) => PagesAhead = pagesAhead;

    /// <summary>
    /// A page is requested when its first webapp is asked for. The default of a list; one request for a caller who takes
    /// one webapp.
    /// </summary>
    public static PagePrefetch None { get; } = new(0);

    /// <summary>
    /// The next page is requested while the caller works on this one: worth it when that work takes time. At most two
    /// requests for a caller who takes one webapp.
    /// </summary>
    public static PagePrefetch OneAhead { get; } = new(1);

    /// <summary>The number of pages that may be requested, or wait, ahead of the page that the caller works on.</summary>
    internal int PagesAhead { get; }

    /// <summary>
    /// Several pages are requested at once, after the first answer has told how many there are: for long lists, and
    /// callers who want all of it. At most one more than <paramref name="requests" /> for a caller who takes one webapp.
    /// </summary>
    /// <param name="requests">
    /// How many requests may be under way at once, 2 to <see cref="MaxRequests" />. It bounds the pages that wait for the
    /// caller, too: one that is not taken makes room for no other.
    /// </param>
    /// <returns>What to give to <see cref="IWebappClient.ListWebappsAsync(ListWebappsFilter?, PagePrefetch, CancellationToken)" />.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="requests" /> is out of its range.</exception>
    public static PagePrefetch Concurrent(int requests) => requests is >= 2 and <= MaxRequests
        ? new(requests)
        : throw new ArgumentOutOfRangeException(
            nameof(requests),
            requests,
            $"Give 2 to {MaxRequests} requests at once; for fewer, there are {nameof(OneAhead)} and {nameof(None)}.");

    /// <summary>The choice, as it is written in code.</summary>
    /// <returns>For example <c>Concurrent(4)</c>.</returns>
    public override string ToString() => PagesAhead switch
    {
        0 => nameof(None),
        1 => nameof(OneAhead),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nameof(Concurrent)}({PagesAhead})"),
    };
}
