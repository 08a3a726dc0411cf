using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps;

/// <summary>Builds a <see cref="JToken" /> from any JSON value.</summary>
/// <remarks>
/// Not <see cref="JToken.ReadFrom(Newtonsoft.Json.JsonReader)" />: that one also accepts what is not JSON, and takes
/// quadratic time for an object that repeats a name.
/// </remarks>
internal static class JTokenBuilder
{
    /// <summary>Longer integers take too long to parse: they become a <see cref="double" />.</summary>
    private const int MaxIntegerLength = 400;

    /// <summary>For JSON whose depth was already checked.</summary>
    internal static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    internal static JToken Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, AnyDepth);
        reader.Read();
        return Read(ref reader);
    }

    /// <param name="reader">At the first token of the value; at its last token afterwards.</param>
    internal static JToken Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Object(ref reader),
        JsonTokenType.StartArray => Array(ref reader),
        JsonTokenType.String => new JValue(JsonRead.Text(ref reader, "")),
        JsonTokenType.Number => Number(ref reader),
        JsonTokenType.Null => JValue.CreateNull(),
        _ => new JValue(reader.GetBoolean()),
    };

    /// <param name="reader">At the start of the object; at its end afterwards.</param>
    /// <param name="properties">Gets the properties. The last value of a repeated name wins.</param>
    internal static void ReadProperties(ref Utf8JsonReader reader, IDictionary<string, JToken?> properties)
    {
        while (JsonRead.NextProperty(ref reader))
        {
            var name = JsonRead.Text(ref reader, "");
            reader.Read();
            properties[name] = Read(ref reader);
        }
    }

    private static JObject Object(ref Utf8JsonReader reader)
    {
        var value = new JObject();
        ReadProperties(ref reader, value);
        return value;
    }

    private static JArray Array(ref Utf8JsonReader reader)
    {
        var value = new JArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            value.Add(Read(ref reader));
        }

        return value;
    }

    private static JValue Number(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var integer))
        {
            return new(integer);
        }

        if (JsonRead.RawText(ref reader) is { Length: <= MaxIntegerLength } text
            && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big))
        {
            return new(big);
        }

        var number = reader.GetDouble();
        if (!double.IsFinite(number))
        {
            // No type of .NET holds it: it is written again as it is.
            return new JRaw(JsonRead.RawText(ref reader));
        }

        // Decimal where a double loses digits, and the decimal, which has 28 places at most, does not.
        return Math.Abs(number) < (double)decimal.MaxValue
            && reader.TryGetDecimal(out var exact)
            && (double)exact == number
            && (decimal)number != exact
                ? new(exact)
                : new(number);
    }
}
