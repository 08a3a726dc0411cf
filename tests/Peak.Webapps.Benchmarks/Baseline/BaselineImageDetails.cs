using System.Text.Json.Serialization;

namespace Peak.Webapps.Benchmarks.Baseline;

internal sealed class BaselineImageDetails
{
    [JsonRequired]
    public long ImageId { get; set; }

    public long? VersionId { get; set; }
}
