using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NSwag;

namespace Peak.Webapps.Testing;

/// <summary>A parameter of an operation, in path, query or header.</summary>
internal sealed class ContractParameter
{
    private readonly OpenApiParameter _parameter;
    private readonly bool _exploded;

    public ContractParameter(OpenApiParameter parameter)
    {
        Name = parameter.Name;
        Schema = new ContractSchema(parameter.ActualSchema);
        Part = parameter.Kind switch
        {
            OpenApiParameterKind.Path => ContractPart.Path,
            OpenApiParameterKind.Query => ContractPart.Query,
            OpenApiParameterKind.Header => ContractPart.Header,
            var other => throw new NotSupportedException($"Parameter {Name} is in '{other}', which is not checked here."),
        };
        if (parameter.Style is not (OpenApiParameterStyle.Undefined or OpenApiParameterStyle.Form or OpenApiParameterStyle.Simple))
        {
            throw new NotSupportedException($"Parameter {Name} has the style '{parameter.Style}', which is not checked here.");
        }

        _parameter = parameter;
        _exploded = parameter.Explode ?? Part == ContractPart.Query;
    }

    public string Name { get; }

    public ContractPart Part { get; }

    public ContractSchema Schema { get; }

    /// <summary>Where findings about the parameter are: <c>query.pageSize</c>.</summary>
    public string Location => LocationOf(Part, Name);

    public static string LocationOf(ContractPart part, string name) => part switch
    {
        ContractPart.Path => $"path.{name}",
        ContractPart.Query => $"query.{name}",
        ContractPart.Header => $"header.{name}",
        _ => name,
    };

    /// <summary>Whether the parameter carries an extension such as <c>x-page-number: true</c>.</summary>
    public bool HasFlag(string extension) => ContractSchema.IsFlagged(_parameter, extension);

    /// <summary>Reads the parameter from its texts, in the order in which they were sent.</summary>
    /// <returns>The value, or null when it was not given, and what is wrong with it.</returns>
    public (JToken? Value, IReadOnlyList<ContractFinding> Findings) Read(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return (null, _parameter.IsRequired ? [ContractFinding.Violation(Part, Location, "is required")] : []);
        }

        var isArray = Schema.Type.HasFlag(JsonObjectType.Array);
        if (texts.Count > 1 && !(isArray && _exploded))
        {
            return (null, [ContractFinding.Violation(Part, Location, "must be given once")]);
        }

        JToken value = isArray ? ReadArray(texts) : ReadScalar(texts[0], Schema.Type);
        return (value, [.. Schema.Check(value, ContractDirection.Request, Part, Location)]);
    }

    private JArray ReadArray(IReadOnlyList<string> texts)
    {
        var items = _exploded ? texts : texts[0].Split(',');
        return new JArray(items.Select(item => ReadScalar(item, Schema.Items?.Type ?? JsonObjectType.String)));
    }

    // What does not read as its type stays a text, for the schema to refuse.
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
