using System.Text.Json;

namespace Peak.Webapps.Benchmarks.Floor;

internal sealed record FloorSummary
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    public required IReadOnlyList<JsonElement> Tags { get; init; }
}
