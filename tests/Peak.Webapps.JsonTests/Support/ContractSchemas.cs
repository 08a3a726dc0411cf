using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>The schemas of the contract as JSON Schema, for a validator that has nothing in common with the generated code.</summary>
internal static class ContractSchemas
{
    private static readonly string[] Kept = ["type", "required", "additionalProperties", "minLength", "maxLength", "pattern", "minimum", "maximum", "minItems", "maxItems"];

    /// <summary>The pattern \S, which the validator and .NET read differently beyond ASCII.</summary>
    private const string Visible = "[^\\s\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]";

    private static readonly JsonObject Contract =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "contract.json")))!["components"]!["schemas"]!.AsObject();

    private static readonly JsonObject Definitions =
        new(Contract.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)Convert(schema.Value!, isOptional: false))));

    private static readonly Dictionary<string, JsonSchema> Schemas = ContractTypes.Objects.ToDictionary(type => type.Name, type => Build(type.Name));

    /// <summary>The names of the properties, in the order of the contract, which the generated type has, too.</summary>
    internal static IReadOnlyList<string> PropertiesOf(Type type) => [.. Contract[type.Name]!["properties"]!.AsObject().Select(property => property.Key)];

    internal static IReadOnlyList<string> RequiredOf(Type type) => [.. Contract[type.Name]!["required"]?.AsArray().Select(name => (string)name!) ?? []];

    /// <summary>Whether a value conforms to the contract, as the client reads it: null is the same as an omitted optional property.</summary>
    internal static bool IsValid(Type type, string json)
    {
        using var document = JsonDocument.Parse(json);
        return Schemas[type.Name].Evaluate(document.RootElement).IsValid;
    }

    private static JsonSchema Build(string name) =>
        JsonSchema.FromText(new JsonObject { ["$ref"] = $"#/$defs/{name}", ["$defs"] = Definitions.DeepClone() }.ToJsonString());

    /// <summary>From OpenAPI 3.0 to JSON Schema.</summary>
    private static JsonObject Convert(JsonNode openApi, bool isOptional)
    {
        if (openApi["$ref"] is { } reference)
        {
            var target = new JsonObject { ["$ref"] = ((string)reference!).Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal) };
            return isOptional ? OrNull(target) : target;
        }

        var schema = new JsonObject();
        foreach (var (keyword, value) in openApi.AsObject().Where(pair => Kept.Contains(pair.Key)))
        {
            schema[keyword] = value!.DeepClone();
        }

        switch ((string?)openApi["type"], (string?)openApi["format"])
        {
            case ("object", _) when openApi["properties"] is null:
                // A free-form object is a JToken in C#: any value.
                schema.Remove("type");
                break;
            case ("object", _):
                var required = openApi["required"]?.AsArray().Select(name => (string)name!).ToHashSet() ?? [];
                schema["properties"] = new JsonObject(openApi["properties"]!.AsObject().Select(
                    property => KeyValuePair.Create(property.Key, (JsonNode?)ConvertProperty(property.Value!, required.Contains(property.Key)))));
                break;
            case ("array", _):
                schema["items"] = Convert(openApi["items"]!, isOptional: false);
                break;
            case ("integer", "int64"):
                (schema["minimum"], schema["maximum"]) = (schema["minimum"]?.DeepClone() ?? long.MinValue, schema["maximum"]?.DeepClone() ?? long.MaxValue);
                break;
            case ("integer", _):
                (schema["minimum"], schema["maximum"]) = (schema["minimum"]?.DeepClone() ?? int.MinValue, schema["maximum"]?.DeepClone() ?? int.MaxValue);
                break;
            case ("string", "date-time"):
                // With or without an offset; the library of tests checks the days of a month.
                schema["pattern"] = "^[0-9]{4}-(0[1-9]|1[0-2])-[0-3][0-9][Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?([Zz]|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?$";
                break;
            case ("string", _) when openApi["enum"] is not null:
                // An open enum.
                schema["pattern"] = Visible;
                break;
            case ("string", _) when (string?)openApi["pattern"] == "\\S":
                schema["pattern"] = Visible;
                break;
            default:
                break;
        }

        return isOptional || (bool?)openApi["nullable"] == true ? OrNull(schema) : schema;
    }

    /// <summary>A required value of any shape is not null, unless the contract says that it may be.</summary>
    private static JsonObject ConvertProperty(JsonNode openApi, bool isRequired)
    {
        var schema = Convert(openApi, !isRequired);
        if (isRequired && (string?)openApi["type"] == "object" && openApi["properties"] is null && (bool?)openApi["nullable"] != true)
        {
            schema["not"] = new JsonObject { ["type"] = "null" };
        }

        return schema;
    }

    private static JsonObject OrNull(JsonObject schema) => new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, schema) };
}
