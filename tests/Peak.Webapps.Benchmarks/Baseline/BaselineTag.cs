using System.Text.Json.Serialization;

namespace Peak.Webapps.Benchmarks.Baseline;

internal sealed class BaselineTag
{
    [JsonRequired]
    public string Name { get; set; } = null!;
}
