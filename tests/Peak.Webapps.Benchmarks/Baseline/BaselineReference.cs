using System.Text.Json.Serialization;

namespace Peak.Webapps.Benchmarks.Baseline;

internal sealed class BaselineReference
{
    [JsonRequired]
    public string Id { get; set; } = null!;
}
