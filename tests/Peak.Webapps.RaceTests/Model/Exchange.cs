using System.Web;

namespace Peak.Webapps.RaceTests;

/// <summary>A request and its response.</summary>
/// <param name="Caller">The caller that sent it.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Address">The URL.</param>
/// <param name="Body">The body, or null.</param>
internal sealed record Exchange(Caller Caller, HttpMethod Method, Uri Address, string? Body)
{
    /// <summary>The ids of webapps that the response shows as being deleted.</summary>
    internal List<string> Deleting { get; } = [];

    /// <summary>The number of pages that the response reports.</summary>
    internal int PageCount { get; set; }

    /// <summary>The ids on the page of the response.</summary>
    internal IReadOnlyList<string> Ids { get; set; } = [];

    internal bool IsWrite => Method != HttpMethod.Get;

    /// <summary>The id in the path; empty for the path of all webapps.</summary>
    internal string Id { get; } = Address.Segments[^1] == "webapps/" ? "" : Address.Segments[^1];

    internal bool IsList => !IsWrite && Id.Length == 0;

    internal int PageNumber { get; } = Number(Address, "pageNumber") ?? 1;

    internal int PageSize { get; } = Number(Address, "pageSize") ?? 25;

    internal string SearchTerm { get; } = HttpUtility.ParseQueryString(Address.Query)["searchTerm"] ?? "";

    private static int? Number(Uri address, string name) =>
        HttpUtility.ParseQueryString(address.Query)[name] is { } number ? int.Parse(number, null) : null;
}
