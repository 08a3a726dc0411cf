namespace Peak.Webapps;

/// <summary>One page of a list. The template adds it to schemas that the contract marks with <c>x-page</c>.</summary>
/// <typeparam name="TItem">An item of the list.</typeparam>
internal interface IPage<TItem>
{
    IReadOnlyList<TItem> Items { get; }

    int PageCount { get; }

    /// <summary>The number of items on all pages together.</summary>
    int TotalCount { get; }
}
