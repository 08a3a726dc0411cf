using System.Text.Json.Serialization;

namespace Peak.Webapps.SmokeTest;

[JsonSerializable(typeof(Webapp))]
internal sealed partial class SmokeTestJson : JsonSerializerContext;
