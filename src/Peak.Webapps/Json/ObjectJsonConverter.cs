using Newtonsoft.Json;

namespace Peak.Webapps;

/// <summary>Lets users' own Newtonsoft.Json read and write an object of the contract as the client does, inside their types too.</summary>
/// <typeparam name="T">The type of the object.</typeparam>
internal sealed class ObjectJsonConverter<T> : JsonConverter
    where T : class, IJsonObject<T>
{
    public override bool CanConvert(Type objectType) => objectType == typeof(T);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        // What the contract does not know stays the text that was sent, whatever the reader makes of dates elsewhere.
        var dates = reader.DateParseHandling;
        reader.DateParseHandling = DateParseHandling.None;
        try
        {
            return JsonRead.Object(JsonRead.AfterComments(reader), existingValue as T, serializer.MissingMemberHandling);
        }
        finally
        {
            reader.DateParseHandling = dates;
        }
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => JsonWrite.Object(writer, value as T);
}
