using System.Text.Json.Serialization;

namespace Peak.Webapps.Benchmarks.Baseline;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BaselineWebapp))]
[JsonSerializable(typeof(BaselinePage))]
[JsonSerializable(typeof(BaselineCreateRequest))]
[JsonSerializable(typeof(BaselineReference))]
internal sealed partial class BaselineJson : JsonSerializerContext;
