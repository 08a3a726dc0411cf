using System.Text.Json;
using System.Text.Json.Serialization;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps;

/// <summary>Reads and writes the value of a property of any type, for <see cref="PropertyChange" />.</summary>
internal sealed class ValueJsonConverter : JsonConverter<object>
{
    internal static ValueJsonConverter Instance { get; } = new();

    /// <returns>A string, a number, a boolean, or a <see cref="JToken" /> for an object or an array.</returns>
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JTokenBuilder.Read(ref reader) is var token && token is JValue value and not JRaw ? value.Value : token;

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => JsonWrite.Value(writer, value);
}
