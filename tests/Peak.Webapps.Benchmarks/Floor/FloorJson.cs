using System.Text.Json.Serialization;

namespace Peak.Webapps.Benchmarks.Floor;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FloorWebapp))]
[JsonSerializable(typeof(FloorPage))]
[JsonSerializable(typeof(FloorCreateRequest))]
[JsonSerializable(typeof(FloorReference))]
internal sealed partial class FloorJson : JsonSerializerContext;
