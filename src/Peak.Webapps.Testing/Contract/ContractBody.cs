using System.Net.Http.Headers;
using Newtonsoft.Json.Linq;
using NSwag;

namespace Peak.Webapps.Testing;

/// <summary>The body of a request or response: its content types, their schemas and examples.</summary>
internal sealed class ContractBody
{
    private const string WholeBody = "body";

    private readonly Dictionary<string, ContractSchema?> _schemas;
    private readonly bool _required;

    public ContractBody(bool required, IDictionary<string, OpenApiMediaType> content, JToken? rawContent)
    {
        _required = required;
        _schemas = content.ToDictionary(
            entry => entry.Key,
            entry => entry.Value.Schema is { } schema ? new ContractSchema(schema) : null,
            StringComparer.OrdinalIgnoreCase);
        Example = ExampleIn(rawContent);
    }

    /// <summary>The content type that the contract names first; null when there is no body.</summary>
    public string? ContentType => _schemas.Keys.FirstOrDefault();

    /// <summary>The schema of the content type that the contract names first.</summary>
    public ContractSchema? Schema => _schemas.Values.FirstOrDefault();

    /// <summary>The contract's own example, each time a copy of its own.</summary>
    public JToken? Example => field?.DeepClone();

    /// <summary>Judges a body.</summary>
    /// <returns>The body as JSON, or null when there is none to read, and what is wrong with it.</returns>
    public (JToken? Value, IReadOnlyList<ContractFinding> Findings) Read(
        string? contentType, string? text, ContractDirection direction)
    {
        if (string.IsNullOrEmpty(text))
        {
            return (null, _required ? [ContractFinding.Violation(ContractPart.Body, WholeBody, "is required")] : []);
        }

        if (_schemas.Count == 0)
        {
            return (null, [ContractFinding.Violation(ContractPart.Body, WholeBody, "must be absent")]);
        }

        if (!TryFindSchema(contentType, out var schema))
        {
            var rule = $"must be {string.Join(" or ", _schemas.Keys)} in UTF-8";
            return (null, [ContractFinding.Violation(ContractPart.ContentType, "header.Content-Type", rule)]);
        }

        if (!ContractJson.TryParse(text, out var value, out var error))
        {
            return (null, [ContractFinding.Violation(ContractPart.Body, WholeBody, error)]);
        }

        return (value, [.. schema?.Check(value, direction, ContractPart.Body, WholeBody) ?? []]);
    }

    private bool TryFindSchema(string? contentType, out ContractSchema? schema)
    {
        schema = null;
        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.CharSet?.Trim('"') is null or "utf-8" or "UTF-8"
            && _schemas.TryGetValue(type.MediaType!, out schema);
    }

    private static JToken? ExampleIn(JToken? rawContent)
    {
        var first = (rawContent as JObject)?.PropertyValues().FirstOrDefault();
        return first?["example"] ?? (first?["examples"] as JObject)?.PropertyValues().FirstOrDefault()?["value"];
    }
}
