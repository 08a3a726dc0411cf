using System.Globalization;
using System.Numerics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps;

/// <summary>
/// What generated code reads values with. It takes what Newtonsoft.Json's reflection takes, and converts as that does;
/// tests compare the two.
/// </summary>
/// <remarks>
/// Methods that begin with Next go on to the next token first, as only so Newtonsoft.Json reads a value straight into
/// its type. Null means that the JSON has null there, or an empty text where Newtonsoft.Json takes it for null.
/// </remarks>
internal static class JsonRead
{
    /// <summary>Goes on to the next token that is not a comment.</summary>
    internal static JsonReader Next(JsonReader reader) => TryNext(reader) ? reader : throw EndOfJson(reader);

    /// <summary>Goes on from a comment that a converter was called at.</summary>
    internal static JsonReader AfterComments(JsonReader reader) => reader.TokenType == JsonToken.Comment ? Next(reader) : reader;

    internal static bool TryNext(JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name of the next property of an object; null at the end of the object.</summary>
    internal static string? NextProperty(JsonReader reader) => Next(reader).TokenType switch
    {
        JsonToken.PropertyName => reader.Value!.ToString(),
        JsonToken.EndObject => null,
        _ => throw Unexpected(reader, "the name of a property"),
    };

    internal static string? NextString(JsonReader reader) => NotAtEnd(reader.ReadAsString(), reader);

    internal static int? NextInt32(JsonReader reader) => NotAtEnd(reader.ReadAsInt32(), reader);

    internal static float? NextSingle(JsonReader reader) => (float?)NextDouble(reader);

    internal static double? NextDouble(JsonReader reader) => NotAtEnd(reader.ReadAsDouble(), reader);

    internal static decimal? NextDecimal(JsonReader reader) => NotAtEnd(reader.ReadAsDecimal(), reader);

    internal static bool? NextBoolean(JsonReader reader) => NotAtEnd(reader.ReadAsBoolean(), reader);

    internal static DateTimeOffset? NextDateTimeOffset(JsonReader reader)
    {
        // Otherwise Newtonsoft.Json makes a string of the date first, and a second one of that.
        var dates = reader.DateParseHandling;
        reader.DateParseHandling = DateParseHandling.DateTimeOffset;
        try
        {
            return NotAtEnd(reader.ReadAsDateTimeOffset(), reader);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            // So it tells of an offset beyond 14 hours.
            throw Fault(reader, "The String is no date with an offset", exception);
        }
        finally
        {
            reader.DateParseHandling = dates;
        }
    }

    internal static long? Int64(JsonReader reader) => reader switch
    {
        { TokenType: JsonToken.Integer, Value: long value } => value,
        { TokenType: JsonToken.Null } or { TokenType: JsonToken.String, Value: "" } => null,
        { TokenType: JsonToken.Integer or JsonToken.Float or JsonToken.String or JsonToken.Boolean } => ConvertedInt64(reader),
        _ => throw Unexpected(reader, "an integer"),
    };

    internal static T? OpenEnum<T>(JsonReader reader)
        where T : struct, IOpenEnum<T> => reader switch
        {
            { TokenType: JsonToken.String, Value: string value } when !string.IsNullOrWhiteSpace(value) => T.FromText(value),
            { TokenType: JsonToken.Null } => null,
            _ => throw Unexpected(reader, $"a {typeof(T).Name}, a string that is not blank"),
        };

    internal static T? Object<T>(JsonReader reader, T? existing = null, MissingMemberHandling unknown = MissingMemberHandling.Ignore)
        where T : class, IJsonObject<T>
    {
        if (reader.TokenType == JsonToken.StartObject)
        {
            return T.ReadJson(reader, existing, unknown);
        }

        return StandsForNull(reader) ? null : throw Unexpected(reader, "an object");
    }

    /// <summary>Reads a list whose items are read from the token that the reader has come to.</summary>
    internal static List<T>? List<T>(JsonReader reader, Func<JsonReader, T> item)
    {
        if (!IsList(reader))
        {
            return null;
        }

        var list = new List<T>();
        while (Next(reader).TokenType != JsonToken.EndArray)
        {
            list.Add(item(reader));
        }

        return list;
    }

    internal static List<T>? ListOfObjects<T>(JsonReader reader, MissingMemberHandling unknown)
        where T : class, IJsonObject<T>
    {
        if (!IsList(reader))
        {
            return null;
        }

        var list = new List<T>();
        while (Next(reader).TokenType != JsonToken.EndArray)
        {
            list.Add(Object<T>(reader, existing: null, unknown)!);
        }

        return list;
    }

    /// <summary>Reads a list whose items are read by going on to the next token.</summary>
    internal static List<T>? ListOfNext<T>(JsonReader reader, Func<JsonReader, T> nextItem)
    {
        if (!IsList(reader))
        {
            return null;
        }

        var list = new List<T>();
        for (var item = nextItem(reader); reader.TokenType != JsonToken.EndArray; item = nextItem(reader))
        {
            list.Add(item);
        }

        return list;
    }

    /// <summary>Reads a list of values of any shape.</summary>
    internal static JsonAnyList? ListOfAny(JsonReader reader)
    {
        if (!IsList(reader))
        {
            return null;
        }

        using var items = new JsonRecorder();
        var count = 0;
        for (; Next(reader).TokenType != JsonToken.EndArray; count++)
        {
            items.AddValue(reader);
        }

        return count == 0 ? JsonAnyList.Empty : new(items.Tokens.ToArray(), count);
    }

    /// <summary>What stands for an item that must not be null: nothing at the end of a list, or else a fault.</summary>
    internal static T NoItem<T>(JsonReader reader)
        where T : struct => reader.TokenType == JsonToken.EndArray ? default : throw Unexpected(reader, $"a {typeof(T).Name}");

    internal static JToken? AnyOrNull(JsonReader reader) => reader.TokenType == JsonToken.Null ? null : JsonAny.Read(reader);

    /// <summary>Passes over a property that the contract does not know, or objects to it.</summary>
    /// <param name="reader">At the name of the property; at the end of its value afterwards.</param>
    /// <param name="name">The name of the property.</param>
    /// <param name="type">The type that has no such property.</param>
    /// <param name="unknown">Which of the two.</param>
    internal static void Unknown(JsonReader reader, string name, string type, MissingMemberHandling unknown)
    {
        if (unknown == MissingMemberHandling.Error)
        {
            throw Fault(reader, $"Could not find member '{name}' on object of type '{type}'");
        }

        reader.Skip();
    }

    /// <summary>The fault of an object that lacks a required property, or has null there.</summary>
    /// <param name="reader">At the end of the object.</param>
    /// <param name="given">A bit for each required property that was given.</param>
    /// <param name="required">The names of the required properties, in the order of their bits.</param>
    internal static JsonSerializationException Missing(JsonReader reader, ulong given, params ReadOnlySpan<string> required) =>
        Fault(reader, $"Required property '{required[BitOperations.TrailingZeroCount(~given)]}' is missing or null");

    internal static JsonSerializationException Unexpected(JsonReader reader, string expected) =>
        Fault(reader, $"Expected {expected}, but found {reader.TokenType}");

    private static bool IsList(JsonReader reader) =>
        reader.TokenType == JsonToken.StartArray || (StandsForNull(reader) ? false : throw Unexpected(reader, "a list"));

    private static bool StandsForNull(JsonReader reader) =>
        reader is { TokenType: JsonToken.Null or JsonToken.Undefined } or { TokenType: JsonToken.String, Value: "" };

    private static T NotAtEnd<T>(T value, JsonReader reader) => reader.TokenType != JsonToken.None ? value : throw EndOfJson(reader);

    private static long ConvertedInt64(JsonReader reader)
    {
        try
        {
            return reader.Value is BigInteger big ? (long)big : Convert.ToInt64(reader.Value, CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw Fault(reader, $"The {reader.TokenType} is no integer of 64 bits", exception);
        }
    }

    private static JsonSerializationException EndOfJson(JsonReader reader) => Fault(reader, "The JSON ends too early");

    private static JsonSerializationException Fault(JsonReader reader, string fault, Exception? cause = null)
    {
        var (line, position) = reader is IJsonLineInfo place && place.HasLineInfo() ? (place.LineNumber, place.LinePosition) : (0, 0);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{fault}. Path '{reader.Path}', line {line}, position {position}."),
            reader.Path,
            line,
            position,
            cause);
    }
}
