using System.Text.Json;
using System.Text.Json.Serialization;

namespace Peak.Webapps;

/// <summary>Reads and writes an open enum as a string, also as the key of a dictionary.</summary>
/// <typeparam name="T">The open enum.</typeparam>
internal sealed class OpenEnumJsonConverter<T> : JsonConverter<T>, IGeneratedJson
    where T : struct, IOpenEnum<T>
{
    internal static OpenEnumJsonConverter<T> Instance { get; } = new();

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonWrite.OpenEnum(writer, value, "");

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        OpenEnum.TryParse(JsonRead.Text(ref reader, ""), out T value) ? value : throw JsonRead.Unexpected(ref reader, "", $"the text of a {typeof(T).Name}");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(JsonWrite.Text(value, ""));

    object IGeneratedJson.Read(ref Utf8JsonReader reader) => Read(ref reader);

    void IGeneratedJson.Write(Utf8JsonWriter writer, object value) => JsonWrite.OpenEnum(writer, (T)value, "");

    private static T Read(ref Utf8JsonReader reader) => JsonRead.NotNull(JsonRead.OpenEnum<T>(ref reader, ""), "");
}
