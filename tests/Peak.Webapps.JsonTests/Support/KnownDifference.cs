using Newtonsoft.Json.Linq;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>Where the generated readers differ from reflection on purpose: all such cases, each with its reason.</summary>
internal static class KnownDifference
{
    /// <summary>Whether a document that only one of the two refuses is one of these cases.</summary>
    internal static bool Covers(Exception? ours, Exception? theirs) => (ours, theirs) switch
    {
        // new Date(1) is JavaScript and no JSON: reflection takes it in a value of any shape.
        ({ } fault, null) => fault.Message.Contains("found StartConstructor", StringComparison.Ordinal),
        // A required number is null, or an empty text, and given again later: reflection stops at the first one, while
        // of a required text it takes the last one, as we do for both.
        (null, { } fault) => fault.Message.StartsWith("Error converting value {null} to type", StringComparison.Ordinal)
            || fault.Message.StartsWith("Error converting value \"\" to type", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>
    /// Takes out what reflection puts among the unknown properties though the contract knows it: an empty text where a
    /// number may be left out, and JavaScript's undefined. Nothing else under these names is unknown to it.
    /// </summary>
    internal static JToken Normalized(Type type, object? theirs)
    {
        if (theirs is not null && ContractTypes.UnknownOf(type)?.GetValue(theirs) is IDictionary<string, JToken> unknown)
        {
            foreach (var (name, _) in ContractTypes.PropertiesOf(type))
            {
                foreach (var empty in unknown.Where(item => item.Value is JValue { Value: "" } or { Type: JTokenType.Undefined } && string.Equals(item.Key, name, StringComparison.OrdinalIgnoreCase)).ToList())
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
}
