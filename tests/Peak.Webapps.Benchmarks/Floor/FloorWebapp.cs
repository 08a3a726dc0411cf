using System.Text.Json;

namespace Peak.Webapps.Benchmarks.Floor;

internal sealed record FloorWebapp
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public required string Status { get; init; }

    public FloorImageDetails? ImageDetails { get; init; }

    public FloorResources? Resources { get; init; }

    public bool? SessionStickiness { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    public required IReadOnlyList<JsonElement> Tags { get; init; }
}
