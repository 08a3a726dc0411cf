using System.Net.Http.Headers;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing;

/// <summary>The body of a request or response: its content types, their schemas and examples.</summary>
internal sealed class ContractBody
{
    private const string WholeBody = "body";

    private readonly Dictionary<string, ContractSchema?> _schemas;
    private readonly bool _required;

    /// <param name="content">The contract's <c>content</c>; null when there is no body.</param>
    /// <param name="required">Whether there must be a body.</param>
    /// <param name="document">The contract.</param>
    public ContractBody(JObject? content, bool required, ContractDocument document)
    {
        var types = content?.Properties().ToArray() ?? [];
        _required = required;
        _schemas = types.ToDictionary(
            type => type.Name,
            type => type.Value["schema"] is JObject schema ? new ContractSchema(document.ReadSchema(schema)) : null,
            StringComparer.OrdinalIgnoreCase);
        Example = types.FirstOrDefault()?.Value["example"];
    }

    /// <summary>The first content type of the contract; null when there is no body.</summary>
    public string? ContentType => _schemas.Keys.FirstOrDefault();

    /// <summary>The schema of the first content type.</summary>
    public ContractSchema? Schema => _schemas.Values.FirstOrDefault();

    /// <summary>The contract's example, a new copy each time.</summary>
    public JToken? Example => field?.DeepClone();

    /// <summary>Checks a body.</summary>
    /// <param name="contentType">The content type.</param>
    /// <param name="text">The body.</param>
    /// <param name="isResponse">Whether it comes from the service, which may be newer than the contract.</param>
    /// <returns>The body as JSON, or null when it cannot be read, and the findings.</returns>
    public (JToken? Value, IReadOnlyList<ContractFinding> Findings) Read(string? contentType, string? text, bool isResponse)
    {
        if (string.IsNullOrEmpty(text))
        {
            return (null, _required ? [ContractFinding.Violation(WholeBody, "is required")] : []);
        }

        if (_schemas.Count == 0)
        {
            return (null, [ContractFinding.Violation(WholeBody, "must be absent")]);
        }

        if (!TryFindSchema(contentType, out var schema))
        {
            var rule = $"must be {string.Join(" or ", _schemas.Keys)} in UTF-8";
            return (null, [ContractFinding.Violation("header.Content-Type", rule)]);
        }

        if (!ContractJson.TryParse(text, out var value, out var error))
        {
            return (null, [ContractFinding.Violation(WholeBody, error)]);
        }

        return (value, [.. schema?.Check(value, isResponse, path => path.Length == 0 ? WholeBody : path) ?? []]);
    }

    private bool TryFindSchema(string? contentType, out ContractSchema? schema)
    {
        schema = null;
        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.CharSet?.Trim('"') is null or "utf-8" or "UTF-8"
            && _schemas.TryGetValue(type.MediaType!, out schema);
    }
}

/// <summary>Reads JSON strictly, and keeps dates as text.</summary>
internal static class ContractJson
{
    private static readonly JsonLoadSettings Settings =
        new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

    /// <summary>Parses <paramref name="text"/>, or says in <paramref name="error"/> what the text must be.</summary>
    public static bool TryParse(string text, out JToken token, out string error)
    {
        token = JValue.CreateNull();
        error = "";
        try
        {
            // Newtonsoft.Json accepts comments, single quotes and trailing text; System.Text.Json does not.
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

    /// <summary>Parses trusted JSON.</summary>
    public static JToken Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader, Settings);
    }
}
