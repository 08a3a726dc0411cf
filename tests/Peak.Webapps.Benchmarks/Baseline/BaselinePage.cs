using System.Text.Json.Serialization;

namespace Peak.Webapps.Benchmarks.Baseline;

internal sealed class BaselinePage
{
    [JsonRequired]
    public int WebappsCount { get; set; }

    [JsonRequired]
    public IReadOnlyList<BaselineWebapp> Webapps { get; set; } = null!;

    [JsonRequired]
    public int PageCount { get; set; }

    [JsonRequired]
    public int PageNumber { get; set; }

    [JsonRequired]
    public int PageSize { get; set; }
}
