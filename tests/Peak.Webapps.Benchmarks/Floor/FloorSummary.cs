using System.Text.Json;

namespace Peak.Webapps.Benchmarks.Floor;

internal sealed class FloorSummary
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public required string Status { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public required IReadOnlyList<JsonElement> Tags { get; set; }
}
