using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace Peak.Webapps.Testing;

/// <summary>The contract as a JSON document: follows references and reads schemas.</summary>
/// <remarks>
/// NJsonSchema and NSwag can read JSON, too, but only with a serializer that applies
/// <c>JsonConvert.DefaultSettings</c> of the process.
/// </remarks>
internal sealed class ContractDocument(JObject root)
{
    private readonly Dictionary<string, JsonSchema> _namedSchemas = [];

    public JObject Root { get; } = root;

    /// <summary>Follows references inside the contract.</summary>
    /// <exception cref="NotSupportedException">A reference leads out of the document, or nowhere.</exception>
    public JToken? Resolve(JToken? token)
    {
        while ((string?)(token as JObject)?["$ref"] is { } reference)
        {
            token = Target(reference);
        }

        return token;
    }

    /// <summary>Reads a schema, and the schemas that it refers to.</summary>
    /// <exception cref="NotSupportedException">It uses a keyword that is not checked.</exception>
    public JsonSchema ReadSchema(JObject json) => Fill(new JsonSchema(), json);

    private JToken Target(string reference) =>
        // A reference is a JSON pointer, in which ~1 stands for a slash and ~0 for a tilde.
        reference.Split('/').Skip(1)
            .Select(name => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            .Aggregate((JToken?)Root, (parent, name) => parent?[name])
        ?? throw new NotSupportedException($"The reference '{reference}' leads nowhere.");

    private T Fill<T>(T schema, JObject json)
        where T : JsonSchema
    {
        if ((string?)json["$ref"] is { } reference)
        {
            schema.Reference = NamedSchema(reference);
            return schema;
        }

        foreach (var (keyword, value) in json)
        {
            Set(schema, keyword, value!);
        }

        return schema;
    }

    private JsonSchema NamedSchema(string reference)
    {
        if (!_namedSchemas.TryGetValue(reference, out var schema))
        {
            // Added before it is filled: a schema can refer to itself.
            _namedSchemas.Add(reference, schema = new JsonSchema());
            Fill(schema, (JObject)Target(reference));
        }

        return schema;
    }

    private void Set(JsonSchema schema, string keyword, JToken value)
    {
        switch (keyword)
        {
            case "type":
                schema.Type = Enum.Parse<JsonObjectType>((string)value!, ignoreCase: true);
                break;
            case "format":
                schema.Format = (string?)value;
                break;
            case "nullable":
                schema.IsNullableRaw = (bool)value;
                break;
            case "enum":
                value.Values<string>().ToList().ForEach(schema.Enumeration.Add);
                break;
            case "pattern":
                schema.Pattern = (string?)value;
                break;
            case "minLength":
                schema.MinLength = (int)value;
                break;
            case "maxLength":
                schema.MaxLength = (int)value;
                break;
            case "minimum":
                schema.Minimum = (decimal)value;
                break;
            case "maximum":
                schema.Maximum = (decimal)value;
                break;
            case "minItems":
                schema.MinItems = (int)value;
                break;
            case "maxItems":
                schema.MaxItems = (int)value;
                break;
            case "items":
                schema.Item = ReadSchema((JObject)value);
                break;
            case "required":
                value.Values<string>().ToList().ForEach(name => schema.RequiredProperties.Add(name!));
                break;
            case "properties":
                foreach (var (name, property) in (JObject)value)
                {
                    schema.Properties[name] = Fill(new JsonSchemaProperty(), (JObject)property!);
                }

                break;
            case "additionalProperties" when value is JObject further:
                schema.AdditionalPropertiesSchema = ReadSchema(further);
                break;
            case "additionalProperties":
                schema.AllowAdditionalProperties = (bool)value;
                break;
            case "description" or "example" or "deprecated" or "externalDocs":
                break;
            case var extension when extension.StartsWith("x-", StringComparison.Ordinal):
                schema.ExtensionData ??= new Dictionary<string, object?>();
                schema.ExtensionData[extension] = (value as JValue)?.Value;
                break;
            default:
                throw new NotSupportedException($"The schema keyword '{keyword}' is not checked here.");
        }
    }
}
