using System.Text.Json;

namespace Peak.Webapps.Benchmarks.Floor;

internal sealed class FloorWebapp
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public required string Status { get; set; }

    public FloorImageDetails? ImageDetails { get; set; }

    public FloorResources? Resources { get; set; }

    public bool? SessionStickiness { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public string? CreatedBy { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public required IReadOnlyList<JsonElement> Tags { get; set; }
}
