namespace Peak.Webapps.Benchmarks.Floor;

internal sealed record FloorReference
{
    public required string Id { get; init; }
}
