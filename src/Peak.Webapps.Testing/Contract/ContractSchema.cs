using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Peak.Webapps.Testing;

/// <summary>A schema of the contract: judges values, and knows the properties that they have.</summary>
internal sealed class ContractSchema
{
    private static readonly OpenApiSchemaValidator Validator = new();
    private readonly JsonSchema _schema;

    public ContractSchema(JsonSchema schema) => _schema = schema.ActualSchema;

    /// <summary>The schema of an array's items; null when the schema is no array or takes anything.</summary>
    public ContractSchema? Items => _schema.Item is { } item ? new ContractSchema(item) : null;

    public JsonObjectType Type => _schema.Type;

    /// <summary>Judges a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="direction">Which way it travels.</param>
    /// <param name="part">The part of the message that it is.</param>
    /// <param name="location">Where it stands; JSON paths inside the body stand for themselves.</param>
    public IEnumerable<ContractFinding> Check(
        JToken value, ContractDirection direction, ContractPart part, string location)
    {
        string Locate(string path) => part switch
        {
            ContractPart.Body => path.Length == 0 ? location : path,
            _ => location + path,
        };

        return Validator.Validate(value, _schema, SchemaType.OpenApi3)
            .SelectMany(Flatten)
            .Select(error => new ContractFinding(
                IsNewValue(error, direction) ? DriftKind.UnknownValue : DriftKind.Violation,
                part,
                Locate(error.Path![2..]),
                ValidationText.Of(error)))
            .Concat(UnknownProperties(value, _schema)
                .Select(path => ContractFinding.UnknownProperty(part, Locate(path))));
    }

    /// <summary>The paths of all properties that carry an extension such as <c>x-redeploys: true</c>.</summary>
    public IEnumerable<string> PropertiesFlagged(string extension) =>
        PropertiesFlagged(_schema, extension, prefix: "");

    /// <summary>Whether a part of the contract carries an extension with the value true.</summary>
    public static bool IsFlagged(JsonSchema part, string extension) =>
        part.ExtensionData is { } extensions && extensions.TryGetValue(extension, out var value) && value is true;

    private static IEnumerable<string> PropertiesFlagged(JsonSchema schema, string extension, string prefix) =>
        schema.ActualProperties.SelectMany(property =>
            IsFlagged(property.Value, extension)
                ? [prefix + property.Key]
                : PropertiesFlagged(property.Value.ActualSchema, extension, $"{prefix}{property.Key}."));

    // What fails inside an item or an allOf is reported where it is; which branch of an anyOf or oneOf was meant,
    // nobody knows.
    private static IEnumerable<ValidationError> Flatten(ValidationError error) =>
        error is ChildSchemaValidationError { Kind: not (ValidationErrorKind.NotAnyOf or ValidationErrorKind.NotOneOf) } parent
            ? parent.Errors.Values.SelectMany(children => children).SelectMany(Flatten)
            : [error];

    private static bool IsNewValue(ValidationError error, ContractDirection direction) =>
        direction == ContractDirection.Response
        && error is { Kind: ValidationErrorKind.NotInEnumeration, Token.Type: JTokenType.String };

    private static IEnumerable<string> UnknownProperties(JToken value, JsonSchema schema) => value switch
    {
        JArray array when schema.Item is { } item =>
            array.SelectMany(element => UnknownProperties(element, item.ActualSchema)),
        JObject obj when schema.ActualProperties.Count > 0 =>
            obj.Properties().SelectMany(property => UnknownProperties(property, schema)),
        _ => [],
    };

    private static IEnumerable<string> UnknownProperties(JProperty property, JsonSchema owner)
    {
        if (owner.ActualProperties.TryGetValue(property.Name, out var known))
        {
            return UnknownProperties(property.Value, known.ActualSchema);
        }

        // A schema that is closed or types its further properties has judged them already.
        return owner is { AllowAdditionalProperties: true, AdditionalPropertiesSchema: null } ? [property.Path] : [];
    }
}
