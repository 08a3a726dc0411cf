namespace Peak.Webapps.Benchmarks.Floor;

internal sealed class FloorReference
{
    public required string Id { get; set; }
}
