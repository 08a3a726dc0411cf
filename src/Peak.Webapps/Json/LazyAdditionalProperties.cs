using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps;

/// <summary>The properties of an object that the contract does not list, which are parsed when they are first used.</summary>
/// <param name="json">The JSON of an object with the properties. Null if there are none.</param>
internal struct LazyAdditionalProperties(byte[]? json)
{
    /// <summary>The JSON, or the dictionary once it is used: one field, for threads that use it first together.</summary>
    private object? _jsonOrDictionary = json;

    /// <summary>The properties, in the same dictionary for all callers on all threads.</summary>
    internal IDictionary<string, JToken> Value
    {
        get
        {
            var current = Volatile.Read(ref _jsonOrDictionary);
            if (current is IDictionary<string, JToken> properties)
            {
                return properties;
            }

            properties = Parse((byte[]?)current);
            return Interlocked.CompareExchange(ref _jsonOrDictionary, properties, current) as IDictionary<string, JToken> ?? properties;
        }
        set => _jsonOrDictionary = value;
    }

    internal readonly void WriteTo(Utf8JsonWriter writer)
    {
        if (_jsonOrDictionary is byte[] json)
        {
            using var properties = JsonDocument.Parse(json, JsonDocumentOptions);
            foreach (var property in properties.RootElement.EnumerateObject())
            {
                property.WriteTo(writer);
            }
        }
        else if (_jsonOrDictionary is IDictionary<string, JToken> dictionary)
        {
            foreach (var (name, value) in dictionary)
            {
                writer.WritePropertyName(name);
                JsonWrite.Any(writer, value);
            }
        }
    }

    private static JsonDocumentOptions JsonDocumentOptions => new() { MaxDepth = int.MaxValue };

    private static Dictionary<string, JToken> Parse(byte[]? json)
    {
        var properties = new Dictionary<string, JToken>();
        if (json is not null)
        {
            var reader = new Utf8JsonReader(json, JTokenBuilder.AnyDepth);
            reader.Read();
            JTokenBuilder.ReadProperties(ref reader, properties!);
        }

        return properties;
    }
}
