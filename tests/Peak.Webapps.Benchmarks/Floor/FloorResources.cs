namespace Peak.Webapps.Benchmarks.Floor;

internal sealed class FloorResources
{
    public long? InstanceTypeId { get; set; }
}
