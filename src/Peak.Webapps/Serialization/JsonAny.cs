using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps;

/// <summary>Reads a value of any shape.</summary>
/// <remarks>
/// Not <see cref="JToken.ReadFrom(JsonReader)" />: for each name that an object has twice, that one searches the whole
/// object, so that a few megabytes keep it busy for hours; and it notes the place of every token.
/// </remarks>
internal static class JsonAny
{
    /// <param name="reader">At the first token of the value; at its last one afterwards.</param>
    /// <exception cref="JsonException">The JSON is malformed.</exception>
    internal static JToken Read(JsonReader reader)
    {
        if (reader.TokenType is not (JsonToken.StartObject or JsonToken.StartArray))
        {
            return Scalar(reader);
        }

        // A loop and no recursion: how deep it goes is the reader's limit, and not that of the stack.
        var container = Container(reader);
        var name = "";
        while (true)
        {
            switch (JsonRead.Next(reader).TokenType)
            {
                case JsonToken.PropertyName:
                    name = reader.Value!.ToString()!;
                    break;
                case JsonToken.StartObject or JsonToken.StartArray:
                    var inner = Container(reader);
                    Add(container, name, inner);
                    container = inner;
                    break;
                case JsonToken.EndObject or JsonToken.EndArray:
                    // The parent of a value in an object is its property.
                    if ((container.Parent is JProperty property ? property.Parent : container.Parent) is not { } outer)
                    {
                        return container;
                    }

                    container = outer;
                    break;
                default:
                    Add(container, name, Scalar(reader));
                    break;
            }
        }
    }

    private static JContainer Container(JsonReader reader) => reader.TokenType == JsonToken.StartObject ? new JObject() : new JArray();

    private static void Add(JContainer container, string name, JToken value)
    {
        if (container is JObject properties)
        {
            // The last one of a name wins.
            properties[name] = value;
        }
        else
        {
            container.Add(value);
        }
    }

    private static JValue Scalar(JsonReader reader) => reader.TokenType switch
    {
        JsonToken.Null => JValue.CreateNull(),
        JsonToken.Undefined => JValue.CreateUndefined(),
        JsonToken.String or JsonToken.Integer or JsonToken.Float or JsonToken.Boolean or JsonToken.Date or JsonToken.Bytes => new JValue(reader.Value),
        _ => throw JsonRead.Unexpected(reader, "a value"),
    };
}
