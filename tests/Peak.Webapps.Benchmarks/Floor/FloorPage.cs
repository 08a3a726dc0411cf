namespace Peak.Webapps.Benchmarks.Floor;

internal sealed record FloorPage
{
    public required int WebappsCount { get; init; }

    public required IReadOnlyList<FloorSummary> Webapps { get; init; }

    public required int PageCount { get; init; }

    public required int PageNumber { get; init; }

    public required int PageSize { get; init; }
}
