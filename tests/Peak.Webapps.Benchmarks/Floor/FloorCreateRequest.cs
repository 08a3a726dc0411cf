namespace Peak.Webapps.Benchmarks.Floor;

internal sealed class FloorCreateRequest
{
    public required string Name { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public FloorImageDetails? ImageDetails { get; set; }

    public FloorResources? Resources { get; set; }

    public bool? SessionStickiness { get; set; }
}
