namespace Peak.Webapps.Benchmarks.Floor;

internal sealed class FloorPage
{
    public required int WebappsCount { get; set; }

    public required IReadOnlyList<FloorSummary> Webapps { get; set; }

    public required int PageCount { get; set; }

    public required int PageNumber { get; set; }

    public required int PageSize { get; set; }
}
