using Newtonsoft.Json;

namespace Peak.Webapps;

/// <summary>Reads and writes an open enum as the string that it stands for.</summary>
/// <typeparam name="T">The open enum.</typeparam>
internal abstract class OpenEnumJsonConverter<T> : JsonConverter
    where T : struct
{
    public override bool CanConvert(Type objectType) => objectType == typeof(T) || objectType == typeof(T?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null && objectType == typeof(T?))
        {
            return null;
        }

        return reader is { TokenType: JsonToken.String, Value: string value } && !string.IsNullOrWhiteSpace(value)
            ? FromWire(value)
            : throw new JsonSerializationException($"A string that is not blank was expected for a {typeof(T).Name}. Path '{reader.Path}'.");
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is T known)
        {
            writer.WriteValue(ToWire(known));
        }
        else
        {
            writer.WriteNull();
        }
    }

    protected abstract T FromWire(string value);

    protected abstract string ToWire(T value);
}
