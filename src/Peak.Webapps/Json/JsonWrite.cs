using System.Collections;
using System.Globalization;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonException = System.Text.Json.JsonException;

namespace Peak.Webapps;

/// <summary>Writes single values for generated code.</summary>
internal static class JsonWrite
{
    internal static void Object(Utf8JsonWriter writer, IJsonObject? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.WriteJson(writer);
        }
    }

    internal static void Any(Utf8JsonWriter writer, JToken? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteRawValue(value.ToString(Formatting.None));
        }
    }

    /// <exception cref="JsonException">The value is the default, which has no text.</exception>
    internal static void OpenEnum<T>(Utf8JsonWriter writer, T value, string name)
        where T : struct, IOpenEnum<T> => writer.WriteStringValue(Text(value, name));

    /// <exception cref="JsonException">The value is the default, which has no text.</exception>
    internal static string Text<T>(T value, string name)
        where T : struct, IOpenEnum<T> =>
        value.Value is { Length: > 0 } text ? text : throw new JsonException($"{(name.Length == 0 ? $"The {typeof(T).Name}" : $"'{name}'")} has no value: set one.");

    internal static void Date(Utf8JsonWriter writer, DateTimeOffset value)
    {
        if (value.Offset == TimeSpan.Zero)
        {
            // With a Z.
            writer.WriteStringValue(value.UtcDateTime);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }

    internal static void ListOfAny(Utf8JsonWriter writer, IReadOnlyList<JToken> items)
    {
        if (items is LazyJTokenList lazy)
        {
            lazy.WriteTo(writer);
        }
        else
        {
            List(writer, items, Any);
        }
    }

    internal static void List<T>(Utf8JsonWriter writer, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> item)
    {
        writer.WriteStartArray();
        for (var index = 0; index < items.Count; index++)
        {
            item(writer, items[index]);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes the value of a property of any type that the contract can have.</summary>
    internal static void Value(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JToken token:
                Any(writer, token);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case float number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case DateTimeOffset date:
                Date(writer, date);
                break;
            case IEnumerable items and not string:
                List(writer, [.. items.Cast<object?>()], Value);
                break;
            default:
                if (ContractJson.Find(value.GetType()) is IGeneratedJson generated)
                {
                    generated.Write(writer, value);
                }
                else
                {
                    writer.WriteStringValue(value.ToString());
                }

                break;
        }
    }

    internal static T Required<T>(T? value, string name)
        where T : class =>
        value ?? throw new JsonException($"'{name}' is null: the contract requires a value.");
}
