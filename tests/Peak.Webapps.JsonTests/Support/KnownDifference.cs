using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>Where the generated readers differ from reflection on purpose: all such cases, each with its reason.</summary>
internal static partial class KnownDifference
{
    /// <summary>Whether a document that only one of the two refuses is one of these cases.</summary>
    internal static bool Covers(string json, Exception? ours, Exception? theirs) => (ours, theirs) switch
    {
        // new Date(1) is JavaScript and no JSON: reflection takes it in a value of any shape.
        ({ } fault, null) => json.Contains("new Date(1)", StringComparison.Ordinal) && fault.Message.Contains("found StartConstructor", StringComparison.Ordinal),
        // A required number is null, or an empty text, and given again later: reflection stops at the first one, while
        // of a required text it takes the last one, as we do for both.
        (null, JsonSerializationException { Path: { } path } fault) when ErrorOfEmptyValue().IsMatch(fault.Message) => IsGivenTwice(json, path),
        // Midnight as 24:00 is right by ISO 8601. Newtonsoft.Json takes it, too, unless it was told to leave dates alone
        // elsewhere, as it was here.
        (null, JsonReaderException fault) => ErrorOfEndOfDay().IsMatch(fault.Message),
        // A required value of any shape is an empty text: reflection takes that for null.
        (null, JsonSerializationException fault) => ErrorOfMissingValue().Match(fault.Message) is { Success: true } match && IsEmptyText(json, match.Groups[1].Value),
        _ => false,
    };

    private static bool IsEmptyText(string json, string name) =>
        ContractTypes.Objects.SelectMany(ContractTypes.PropertiesOf).Any(member => member.Name == name && member.Property.PropertyType == typeof(JToken))
        && Regex.IsMatch(json, Name(name) + """(\s|/\*.*?\*/|//.*?\n)*(""|'')""", RegexOptions.IgnoreCase | RegexOptions.Singleline);

    private static bool IsGivenTwice(string json, string path) =>
        Regex.Count(json, Name(path.Split('.')[^1]), RegexOptions.IgnoreCase | RegexOptions.Singleline) > 1;

    /// <summary>A property's name up to its colon, in quotes or not, comments between included.</summary>
    private static string Name(string name) => Regex.Escape(name) + """["']?(\s|/\*.*?\*/|//.*?\n)*:""";

    [GeneratedRegex("^Could not convert string to DateTimeOffset: [0-9]{4}-[0-9]{2}-[0-9]{2}T24:00:00")]
    private static partial Regex ErrorOfEndOfDay();

    [GeneratedRegex("^Required property '(.*)' expects a value but got null")]
    private static partial Regex ErrorOfMissingValue();

    [GeneratedRegex("^Error converting value ({null}|\"\") to type")]
    private static partial Regex ErrorOfEmptyValue();

    /// <summary>
    /// Takes out what reflection puts among the unknown properties though the contract knows it: an empty text where a
    /// number, a list or an object may be left out, JavaScript's undefined, and a null of an enum that a comment stands
    /// before. Nothing else under these names is unknown to it.
    /// </summary>
    internal static JToken Normalized(Type type, object? theirs)
    {
        if (theirs is not null && ContractTypes.UnknownOf(type)?.GetValue(theirs) is IDictionary<string, JToken> unknown)
        {
            foreach (var (name, property) in ContractTypes.PropertiesOf(type))
            {
                foreach (var empty in unknown.Where(item => string.Equals(item.Key, name, StringComparison.OrdinalIgnoreCase) && IsEmpty(item.Value, property.PropertyType)).ToList())
                {
                    unknown.Remove(empty.Key);
                }
            }
        }

        foreach (var (_, property) in theirs is null ? [] : ContractTypes.PropertiesOf(type))
        {
            var value = property.GetValue(theirs);
            if (ContractTypes.IsObject(property.PropertyType))
            {
                Normalized(property.PropertyType, value);
            }
            else if (ContractTypes.ItemOf(property.PropertyType) is { } item && ContractTypes.IsObject(item))
            {
                foreach (var one in (System.Collections.IEnumerable?)value ?? Array.Empty<object>())
                {
                    Normalized(item, one);
                }
            }
        }

        // Comments inside of a value of any shape are kept by reflection in some places, and never by us.
        var token = Reflection.ToToken(theirs);
        foreach (var comment in (token as JContainer)?.Descendants().Where(inner => inner.Type == JTokenType.Comment).ToList() ?? [])
        {
            comment.Remove();
        }

        return token;
    }

    private static bool IsEmpty(JToken value, Type type) => value.Type switch
    {
        JTokenType.Undefined => true,
        JTokenType.String => type != typeof(string) && (string)value! == "",
        JTokenType.Null => Nullable.GetUnderlyingType(type) is { } underlying && ContractTypes.IsOpenEnum(underlying),
        _ => false,
    };
}
