using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using Peak.Webapps.Testing;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>
/// Sets the process's defaults for Newtonsoft.Json to what would break or betray us, before any test runs: so all of this
/// project, the whole matrix included, proves that they do not reach the client.
/// </summary>
internal static class HostileDefaults
{
    [ModuleInitializer]
    internal static void Set()
    {
        // The judge is not on trial.
        _ = ServiceContract.Embedded;
        JsonConvert.DefaultSettings = () => new JsonSerializerSettings
        {
            TypeNameHandling = TypeNameHandling.All,
            MetadataPropertyHandling = MetadataPropertyHandling.ReadAhead,
            MissingMemberHandling = MissingMemberHandling.Error,
            DateParseHandling = DateParseHandling.DateTimeOffset,
            DefaultValueHandling = DefaultValueHandling.Ignore,
            Formatting = Formatting.Indented,
            MaxDepth = 1,
            ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
            Converters = [new Saboteur()],
        };
    }

    private sealed class Saboteur : Newtonsoft.Json.JsonConverter
    {
        public override bool CanConvert(Type objectType) => objectType.Assembly == typeof(WebappClient).Assembly;

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
            throw new JsonException("The process's defaults were used for reading.");

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
            throw new JsonException("The process's defaults were used for writing.");
    }
}
