using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>Newtonsoft.Json's own reading and writing of the same types, by their attributes alone, as 1.0.0 did it.</summary>
internal static class Reflection
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(Settings());

    internal static JsonSerializerSettings Settings() => new()
    {
        CheckAdditionalContent = true,
        ContractResolver = Resolver.Instance,
        Culture = CultureInfo.InvariantCulture,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = PeakJson.DefaultMaxDepth,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
    };

    internal static object? Read(Type type, string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, MaxDepth = PeakJson.DefaultMaxDepth };
        var value = Serializer.Deserialize(reader, type);
        return (value as ICheckable)?.FindViolation() is { } fault ? throw new JsonSerializationException(fault) : value;
    }

    internal static string Write(object? value)
    {
        var text = new StringBuilder();
        using var writer = new JsonTextWriter(new StringWriter(text));
        Serializer.Serialize(writer, value);
        return text.ToString();
    }

    /// <summary>All that an object holds, to compare two by.</summary>
    internal static JToken ToToken(object? value) => value is null ? JValue.CreateNull() : JToken.FromObject(value, Serializer);

    private sealed class Resolver : DefaultContractResolver
    {
        internal static Resolver Instance { get; } = new();

        protected override JsonConverter? ResolveContractConverter(Type objectType) =>
            ContractTypes.IsObject(objectType) ? null
            : ContractTypes.IsOpenEnum(objectType) ? OpenEnum.Instance
            : base.ResolveContractConverter(objectType);
    }

    private sealed class OpenEnum : JsonConverter
    {
        internal static OpenEnum Instance { get; } = new();

        public override bool CanConvert(Type objectType) => true;

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
        {
            // Newtonsoft.Json passes over comments for its own types, but leaves them to converters.
            while (reader.TokenType == JsonToken.Comment && reader.Read())
            {
            }

            return reader.TokenType == JsonToken.Null && Nullable.GetUnderlyingType(objectType) is not null ? null
                : reader.Value is string text && reader.TokenType == JsonToken.String && !string.IsNullOrWhiteSpace(text)
                    ? Activator.CreateInstance(Nullable.GetUnderlyingType(objectType) ?? objectType, text)
                    : throw new JsonSerializationException(reader.TokenType == JsonToken.Null ? $"Error converting value {{null}} to type '{objectType}'." : "No value of an open enum.", reader.Path, 0, 0, null);
        }

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteValue(value?.ToString());
    }
}
