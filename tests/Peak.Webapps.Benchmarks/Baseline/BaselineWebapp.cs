using System.Text.Json.Serialization;

namespace Peak.Webapps.Benchmarks.Baseline;

internal sealed class BaselineWebapp
{
    [JsonRequired]
    public string Id { get; set; } = null!;

    [JsonRequired]
    public string Name { get; set; } = null!;

    public string? Title { get; set; }

    public string? Description { get; set; }

    [JsonRequired]
    public string Status { get; set; } = null!;

    public BaselineImageDetails? ImageDetails { get; set; }

    public BaselineResources? Resources { get; set; }

    public bool? SessionStickiness { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public string? CreatedBy { get; set; }

    [JsonRequired]
    public DateTimeOffset UpdatedAt { get; set; }

    [JsonRequired]
    public string UpdatedBy { get; set; } = null!;

    [JsonRequired]
    public IReadOnlyList<BaselineTag> Tags { get; set; } = null!;
}
