using System.Text.Json;
using System.Text.Json.Serialization;

namespace Peak.Webapps.SmokeTest;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CreateOrUpdateWebappPlan))]
[JsonSerializable(typeof(CreateOrUpdateWebappResult))]
[JsonSerializable(typeof(Webapp))]
internal sealed partial class SmokeTestJson : JsonSerializerContext;
