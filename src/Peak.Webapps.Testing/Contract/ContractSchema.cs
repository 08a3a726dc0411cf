using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Peak.Webapps.Testing;

/// <summary>A schema of the contract: checks values.</summary>
internal sealed class ContractSchema
{
    private static readonly OpenApiSchemaValidator Validator = new();
    private readonly JsonSchema _schema;

    public ContractSchema(JsonSchema schema) => _schema = schema.ActualSchema;

    public JsonObjectType Type => _schema.Type;

    /// <summary>The type of an array's items.</summary>
    public JsonObjectType ItemType => _schema.Item?.ActualSchema.Type ?? JsonObjectType.None;

    /// <summary>The names of the properties.</summary>
    public IEnumerable<string> Properties => _schema.Properties.Keys;

    /// <summary>The schema of a property's items.</summary>
    public ContractSchema ItemsOf(string property) => new(_schema.Properties[property].ActualSchema.Item!);

    /// <summary>Checks a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isResponse">Whether it comes from the service, which may be newer than the contract.</param>
    /// <param name="locate">Makes the location in a finding from the JSON path inside the value.</param>
    public IEnumerable<ContractFinding> Check(JToken value, bool isResponse, Func<string, string> locate) =>
        Validator.Validate(value, _schema, SchemaType.OpenApi3)
            .SelectMany(Flatten)
            .Select(error => new ContractFinding(
                isResponse && IsUnknownValue(error, value) ? DriftKind.UnknownValue : DriftKind.Violation,
                locate(Path(error)),
                ValidationText.Of(error)))
            .Concat(UnknownProperties(value, _schema)
                .Select(path => ContractFinding.UnknownProperty(locate(path))));

    /// <summary>The paths of all properties that carry an extension such as <c>x-redeploys: true</c>.</summary>
    public IEnumerable<string> PropertiesFlagged(string extension) =>
        PropertiesFlagged(_schema, extension, prefix: "");

    private static IEnumerable<string> PropertiesFlagged(JsonSchema schema, string extension, string prefix) =>
        schema.Properties.SelectMany(property =>
            property.Value.ExtensionData is { } extensions && extensions.TryGetValue(extension, out var flag) && flag is true
                ? [prefix + property.Key]
                : PropertiesFlagged(property.Value.ActualSchema, extension, $"{prefix}{property.Key}."));

    // An error inside an item is reported at its own path.
    private static IEnumerable<ValidationError> Flatten(ValidationError error) =>
        error is ChildSchemaValidationError parent
            ? parent.Errors.Values.SelectMany(children => children).SelectMany(Flatten)
            : [error];

    // NJsonSchema's paths start with "#/".
    private static string Path(ValidationError error) => error.Path![2..];

    private static bool IsUnknownValue(ValidationError error, JToken value) =>
        error.Kind == ValidationErrorKind.NotInEnumeration && value.SelectToken(Path(error))?.Type == JTokenType.String;

    private static IEnumerable<string> UnknownProperties(JToken value, JsonSchema schema) => value switch
    {
        JArray array when schema.Item is { } item =>
            array.SelectMany(element => UnknownProperties(element, item.ActualSchema)),
        JObject obj when schema.Properties.Count > 0 =>
            obj.Properties().SelectMany(property => UnknownProperties(property, schema)),
        _ => [],
    };

    private static IEnumerable<string> UnknownProperties(JProperty property, JsonSchema owner)
    {
        if (owner.Properties.TryGetValue(property.Name, out var known))
        {
            return UnknownProperties(property.Value, known.ActualSchema);
        }

        // A schema that is closed, or has a schema for further properties, has checked them already.
        return owner is { AllowAdditionalProperties: true, AdditionalPropertiesSchema: null } ? [property.Path] : [];
    }
}
