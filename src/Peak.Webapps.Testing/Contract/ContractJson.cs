using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing;

/// <summary>Reads a body as JSON, and nothing but JSON.</summary>
internal static class ContractJson
{
    private static readonly JsonLoadSettings Settings =
        new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

    /// <summary>Parses <paramref name="text"/>; on failure tells why.</summary>
    public static bool TryParse(string text, out JToken token, out string error)
    {
        token = JValue.CreateNull();
        error = "";
        try
        {
            // Newtonsoft takes comments, single quotes and trailing text for JSON: System.Text.Json does not.
            JsonDocument.Parse(text).Dispose();
            token = Parse(text);
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            error = "must be JSON";
        }
        catch (JsonReaderException duplicate)
        {
            error = $"must be JSON with each property once, at {duplicate.Path}";
        }

        return false;
    }

    /// <summary>Parses trusted JSON, with dates kept as the text that they are on the wire.</summary>
    public static JToken Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader, Settings);
    }
}
