namespace Peak.Webapps.Benchmarks.Floor;

internal sealed class FloorImageDetails
{
    public required long ImageId { get; set; }

    public long? VersionId { get; set; }
}
