using System.Text.Json;
using System.Text.Json.Serialization;

namespace Peak.Webapps;

/// <summary>Reads and writes an object of the contract with its generated code.</summary>
/// <typeparam name="T">The type of the object.</typeparam>
internal sealed class ObjectJsonConverter<T> : JsonConverter<T>, IGeneratedJson
    where T : class, IJsonObject<T>
{
    internal static ObjectJsonConverter<T> Instance { get; } = new();

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // Inside of another type, System.Text.Json sets the path itself, as it knows more of it.
        var isDocument = reader.CurrentDepth == 0;
        try
        {
            return Read(ref reader);
        }
        catch (JsonReadException exception) when (isDocument)
        {
            throw exception.WithPath();
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => value.WriteJson(writer);

    object IGeneratedJson.Read(ref Utf8JsonReader reader) => Read(ref reader);

    void IGeneratedJson.Write(Utf8JsonWriter writer, object value) => ((T)value).WriteJson(writer);

    private static T Read(ref Utf8JsonReader reader) => JsonRead.NotNull(JsonRead.Object<T>(ref reader, ""), "");
}
