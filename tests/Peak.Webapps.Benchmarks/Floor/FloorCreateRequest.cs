namespace Peak.Webapps.Benchmarks.Floor;

internal sealed record FloorCreateRequest
{
    public required string Name { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public FloorImageDetails? ImageDetails { get; init; }

    public FloorResources? Resources { get; init; }

    public bool? SessionStickiness { get; init; }
}
