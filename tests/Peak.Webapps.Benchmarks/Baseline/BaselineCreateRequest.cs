using System.Text.Json.Serialization;

namespace Peak.Webapps.Benchmarks.Baseline;

internal sealed class BaselineCreateRequest
{
    [JsonRequired]
    public string Name { get; set; } = null!;

    public string? Title { get; set; }

    public string? Description { get; set; }

    public BaselineImageDetails? ImageDetails { get; set; }

    public BaselineResources? Resources { get; set; }

    public bool? SessionStickiness { get; set; }
}
