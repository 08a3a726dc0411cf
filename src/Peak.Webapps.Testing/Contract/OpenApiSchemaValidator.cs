using System.Numerics;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Peak.Webapps.Testing;

/// <summary>NJsonSchema's validator, corrected where it departs from OpenAPI 3.0.</summary>
internal sealed class OpenApiSchemaValidator : JsonSchemaValidator
{
    public OpenApiSchemaValidator()
        : base(WithStrictDateTime())
    {
    }

    protected override ICollection<ValidationError> Validate(
        JToken token, JsonSchema schema, SchemaType schemaType, string? propertyName, string propertyPath)
    {
        if (token is JValue { Type: JTokenType.Integer } number && !Fits(number, schema.Format))
        {
            // NJsonSchema ignores int32 and throws when a number does not even fit a long.
            return [new ValidationError(ValidationErrorKind.NumberTooBig, propertyName, propertyPath, token, schema)];
        }

        return base.Validate(token, schema, schemaType, propertyName, propertyPath);
    }

    private static bool Fits(JValue number, string? format) => number.Value switch
    {
        BigInteger => false,
        long value when format == JsonFormatStrings.Integer => value is >= int.MinValue and <= int.MaxValue,
        _ => true,
    };

    private static JsonSchemaValidatorSettings WithStrictDateTime()
    {
        var settings = new JsonSchemaValidatorSettings();
        settings.FormatValidators =
        [
            .. settings.FormatValidators.Where(validator => validator.Format != JsonFormatStrings.DateTime),
            new DateTimeFormat(),
        ];
        return settings;
    }
}
