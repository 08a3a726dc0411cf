namespace Peak.Webapps.Benchmarks.Baseline;

internal sealed class BaselineResources
{
    public long? InstanceTypeId { get; set; }
}
