using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace Peak.Webapps.Testing;

/// <summary>A parameter of an operation, in path, query or header.</summary>
internal sealed class ContractParameter
{
    public const string Path = "path";
    public const string Query = "query";
    public const string Header = "header";

    private readonly ContractSchema _schema;
    private readonly bool _isRequired;
    private readonly bool _isExploded;

    public ContractParameter(JObject parameter, ContractDocument document)
    {
        Name = (string)parameter["name"]!;
        In = (string)parameter["in"]!;
        if (In is not (Path or Query or Header))
        {
            throw new NotSupportedException($"Parameter {Name} is in '{In}', which is not checked here.");
        }

        if ((string?)parameter["style"] is { } style and not ("form" or "simple"))
        {
            throw new NotSupportedException($"Parameter {Name} has the style '{style}', which is not checked here.");
        }

        _schema = new ContractSchema(document.ReadSchema((JObject)parameter["schema"]!));
        _isRequired = parameter["required"]?.Value<bool>() ?? false;
        _isExploded = parameter["explode"]?.Value<bool>() ?? In == Query;
    }

    public string Name { get; }

    /// <summary>The place of the parameter, as the contract names it: path, query or header.</summary>
    public string In { get; }

    private string Location => $"{In}.{Name}";

    /// <summary>Reads the parameter from its values, in the order in which they were sent.</summary>
    /// <returns>The value, or null when it was not sent or cannot be read, and the findings.</returns>
    public (JToken? Value, IReadOnlyList<ContractFinding> Findings) Read(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return (null, _isRequired ? [ContractFinding.Violation(Location, "is required")] : []);
        }

        var isArray = _schema.Type == JsonObjectType.Array;
        if (texts.Count > 1 && !(isArray && _isExploded))
        {
            return (null, [ContractFinding.Violation(Location, "must be sent once")]);
        }

        JToken value = isArray ? ReadArray(texts) : ReadScalar(texts[0], _schema.Type);
        return (value, [.. _schema.Check(value, isResponse: false, path => Location + path)]);
    }

    private JArray ReadArray(IReadOnlyList<string> texts)
    {
        var items = _isExploded ? texts : texts[0].Split(',');
        return new JArray(items.Select(item => ReadScalar(item, _schema.ItemType)));
    }

    // A text that is not of the type stays a string, which the schema then refuses.
    private static JValue ReadScalar(string text, JsonObjectType type)
    {
        var culture = CultureInfo.InvariantCulture;
        return type switch
        {
            JsonObjectType.Integer when long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var number) => new(number),
            JsonObjectType.Number when decimal.TryParse(text, NumberStyles.Float, culture, out var number) => new(number),
            JsonObjectType.Boolean when text is "true" or "false" => new(text == "true"),
            _ => new(text),
        };
    }
}
