using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps;

/// <summary>
/// Reads single values for generated code. What is accepted follows JSON (RFC 8259) and the contract: nothing is
/// converted from another type. Null is returned for a JSON null.
/// </summary>
/// <remarks>Each method starts at the first token of a value and ends at its last token.</remarks>
internal static partial class JsonRead
{
    private const int MaxShownLength = 100;

    internal delegate T ItemReader<T>(ref Utf8JsonReader reader);

    /// <summary>Moves to the name of the next property; false at the end of the object.</summary>
    internal static bool NextProperty(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        if (reader.ValueIsEscaped)
        {
            // Throws for a name that cannot be compared.
            _ = Text(ref reader, "");
        }

        return true;
    }

    /// <summary>Moves to the value of the property, if it has this name.</summary>
    internal static bool IsProperty(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name) && reader.Read();

    internal static string? String(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.String => Text(ref reader, name),
        JsonTokenType.Null => null,
        _ => throw Unexpected(ref reader, name, "a string"),
    };

    internal static bool? Boolean(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => throw Unexpected(ref reader, name, "true or false"),
    };

    internal static int? Int32(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.Number when TryGetInteger(ref reader, out var value) && value is >= int.MinValue and <= int.MaxValue => (int)value,
        JsonTokenType.Number => throw Unexpected(ref reader, name, "an integer of 32 bits"),
        JsonTokenType.Null => null,
        _ => throw Unexpected(ref reader, name, "an integer"),
    };

    internal static long? Int64(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.Number when TryGetInteger(ref reader, out var value) => value,
        JsonTokenType.Number => throw Unexpected(ref reader, name, "an integer of 64 bits"),
        JsonTokenType.Null => null,
        _ => throw Unexpected(ref reader, name, "an integer"),
    };

    internal static float? Single(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetSingle(out var value) && float.IsFinite(value) => value,
        JsonTokenType.Null => null,
        _ => throw Unexpected(ref reader, name, "a number of single precision"),
    };

    internal static double? Double(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetDouble(out var value) && double.IsFinite(value) => value,
        JsonTokenType.Null => null,
        _ => throw Unexpected(ref reader, name, "a number of double precision"),
    };

    internal static decimal? Decimal(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetDecimal(out var value) => value,
        JsonTokenType.Null => null,
        _ => throw Unexpected(ref reader, name, "a decimal number"),
    };

    /// <summary>Reads a date and time of RFC 3339. One without an offset is UTC.</summary>
    internal static DateTimeOffset? DateTimeOffset(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.String when TryGetDate(ref reader, name, out var value) => value,
        JsonTokenType.Null => null,
        _ => throw Unexpected(ref reader, name, "a date and time, as in \"2026-07-02T09:30:00Z\""),
    };

    internal static T? OpenEnum<T>(ref Utf8JsonReader reader, string name)
        where T : struct, IOpenEnum<T>
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            for (var index = 0; index < T.KnownValues.Count && !reader.ValueIsEscaped; index++)
            {
                if (reader.ValueTextEquals(T.KnownValues[index].Value))
                {
                    return T.KnownValues[index];
                }
            }

            if (Text(ref reader, name) is var text && !string.IsNullOrWhiteSpace(text))
            {
                return T.FromText(text);
            }
        }

        throw Unexpected(ref reader, name, $"the text of a {typeof(T).Name}");
    }

    internal static T? Object<T>(ref Utf8JsonReader reader, string name)
        where T : class, IJsonObject<T>
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.StartObject:
                try
                {
                    return T.ReadJson(ref reader);
                }
                catch (JsonReadException exception) when (name.Length > 0)
                {
                    throw exception.In(name);
                }

            default:
                throw Unexpected(ref reader, name, "an object");
        }
    }

    internal static List<T>? List<T>(ref Utf8JsonReader reader, string name, ItemReader<T> item)
    {
        if (!IsList(ref reader, name))
        {
            return null;
        }

        var list = new List<T>();
        try
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                list.Add(item(ref reader));
            }
        }
        catch (JsonReadException exception)
        {
            throw exception.In(string.Create(CultureInfo.InvariantCulture, $"{name}[{list.Count}]"));
        }

        return list;
    }

    /// <summary>Reads a list of any JSON values, which are parsed when they are first used.</summary>
    internal static IReadOnlyList<JToken>? ListOfAny(ref Utf8JsonReader reader, string name) =>
        IsList(ref reader, name) ? LazyJTokenList.Read(ref reader) : null;

    internal static JToken? Any(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? null : JTokenBuilder.Read(ref reader);

    internal static T NotNull<T>(T? value, string name)
        where T : class => value ?? throw Null(name);

    internal static T NotNull<T>(T? value, string name)
        where T : struct => value ?? throw Null(name);

    /// <summary>The error of an object that lacks a required property.</summary>
    /// <param name="found">A bit for each required property that the object has.</param>
    /// <param name="required">The names of the required properties, in the order of their bits.</param>
    internal static JsonReadException Missing(ulong found, params ReadOnlySpan<string> required) =>
        new(required[BitOperations.TrailingZeroCount(~found)], "is missing: the contract requires it.");

    /// <summary>The error of an object that has a property which the contract does not allow.</summary>
    internal static JsonReadException NotAllowed(ref Utf8JsonReader reader, string type) =>
        new(Shown(ref reader), $"is not a property of {type}.");

    /// <summary>The string or the name that the reader is at.</summary>
    /// <exception cref="JsonReadException">The text is not valid: it is not UTF-8, or escapes half of a surrogate pair.</exception>
    internal static string Text(ref Utf8JsonReader reader, string name)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonReadException(name, "is not valid Unicode text.");
        }
    }

    internal static JsonReadException Unexpected(ref Utf8JsonReader reader, string name, string expected) =>
        new(name, $"is {Described(ref reader)}: expected {expected}.");

    private static JsonReadException Null(string name) => new(name, "is null: the contract requires a value.");

    private static bool IsList(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.StartArray => true,
        JsonTokenType.Null => false,
        _ => throw Unexpected(ref reader, name, "an array"),
    };

    private static bool TryGetInteger(ref Utf8JsonReader reader, out long value) =>
        reader.TryGetInt64(out value) || TryParseInteger(RawText(ref reader), out value);

    /// <summary>Parses an integer that is written with a fraction or an exponent, for example 1.0 or 1e2, exactly.</summary>
    private static bool TryParseInteger(string number, out long value)
    {
        value = 0;
        var exponentAt = number.AsSpan().IndexOfAny('e', 'E');
        var mantissa = exponentAt < 0 ? number : number[..exponentAt];
        var pointAt = mantissa.IndexOf('.', StringComparison.Ordinal);
        var fractionLength = pointAt < 0 ? 0 : mantissa.Length - pointAt - 1;
        var isNegative = mantissa[0] == '-';
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('-').TrimStart('0');
        var significant = digits.TrimEnd('0');
        if (significant.Length == 0)
        {
            return true;
        }

        // An exponent that does not fit 64 bits is the exponent of no integer of 64 bits.
        long exponent = 0;
        if (exponentAt >= 0 && !long.TryParse(number.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        var zeros = (decimal)exponent - fractionLength + (digits.Length - significant.Length);
        return zeros >= 0
            && significant.Length + zeros <= 19
            && long.TryParse(
                $"{(isNegative ? "-" : "")}{significant}{new string('0', (int)zeros)}", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryGetDate(ref Utf8JsonReader reader, string name, out DateTimeOffset value)
    {
        // The usual case, without a string: 2026-07-02T09:30:00.000Z.
        if (!reader.HasValueSequence && !reader.ValueIsEscaped && reader.ValueSpan.Length >= 20 && reader.ValueSpan[16] == ':'
            && reader.TryGetDateTime(out var utc) && utc.Kind == DateTimeKind.Utc)
        {
            value = new(utc);
            return true;
        }

        value = default;
        return Text(ref reader, name) is var text
            && Rfc3339().IsMatch(text)
            && System.DateTimeOffset.TryParse(text.ToUpperInvariant(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();

    private static string Described(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => $"\"{Shown(ref reader)}\"",
        _ => Shown(ref reader),
    };

    /// <summary>The token as it stands in the JSON, short enough for a message.</summary>
    private static string Shown(ref Utf8JsonReader reader) =>
        RawText(ref reader) is { Length: > MaxShownLength } text ? $"{text.AsSpan(0, MaxShownLength)}…" : RawText(ref reader);

    /// <summary>The token as it stands in the JSON, without the quotation marks of a string.</summary>
    internal static string RawText(ref Utf8JsonReader reader) =>
        reader.HasValueSequence ? Encoding.UTF8.GetString(reader.ValueSequence) : Encoding.UTF8.GetString(reader.ValueSpan);
}
