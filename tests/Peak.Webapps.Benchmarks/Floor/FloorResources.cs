namespace Peak.Webapps.Benchmarks.Floor;

internal sealed record FloorResources
{
    public long? InstanceTypeId { get; init; }
}
