using Newtonsoft.Json;

namespace Peak.Webapps;

/// <summary>Lets users' own Newtonsoft.Json read and write an open enum as the client does.</summary>
/// <typeparam name="T">The open enum.</typeparam>
internal sealed class OpenEnumJsonConverter<T> : JsonConverter
    where T : struct, IOpenEnum<T>
{
    public override bool CanConvert(Type objectType) => objectType == typeof(T) || objectType == typeof(T?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        JsonRead.OpenEnum<T>(JsonRead.AfterComments(reader))
        ?? (objectType == typeof(T?) ? null : throw JsonRead.Unexpected(reader, $"a {typeof(T).Name}"));

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is T known)
        {
            writer.WriteValue(known.Value);
        }
        else
        {
            writer.WriteNull();
        }
    }
}
