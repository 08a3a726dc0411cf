using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps;

/// <summary>What generated code writes values with.</summary>
internal static class JsonWrite
{
    internal static void Object(JsonWriter writer, IJsonObject? value)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else
        {
            value.WriteJson(writer);
        }
    }

    internal static void Any(JsonWriter writer, JToken? value)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    internal static void List<T>(JsonWriter writer, IReadOnlyList<T> items, Action<JsonWriter, T> item)
    {
        writer.WriteStartArray();
        for (var index = 0; index < items.Count; index++)
        {
            item(writer, items[index]);
        }

        writer.WriteEndArray();
    }

    internal static T Required<T>(T? value, string name)
        where T : class =>
        value ?? throw new JsonSerializationException($"Cannot write null for the property '{name}', which requires a value.");
}
