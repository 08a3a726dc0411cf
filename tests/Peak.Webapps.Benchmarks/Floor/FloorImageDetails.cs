namespace Peak.Webapps.Benchmarks.Floor;

internal sealed record FloorImageDetails
{
    public required long ImageId { get; init; }

    public long? VersionId { get; init; }
}
