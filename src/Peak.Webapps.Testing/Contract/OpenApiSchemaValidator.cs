using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace Peak.Webapps.Testing;

/// <summary>NJsonSchema's validator, corrected where it differs from OpenAPI 3.0.</summary>
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
            // NJsonSchema ignores int32, and throws when a number does not fit into a long.
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

/// <summary>
/// OpenAPI's <c>date-time</c> is RFC 3339: a date, a time and an offset. NJsonSchema also accepts a bare year, a time
/// without an offset and month 13.
/// </summary>
internal sealed class DateTimeFormat : IFormatValidator
{
    private static readonly Regex Rfc3339 = new(
        @"\A\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})\z", RegexOptions.CultureInvariant);

    public string Format => JsonFormatStrings.DateTime;

    public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.DateTimeExpected;

    public bool IsValid(string value, JTokenType tokenType) =>
        Rfc3339.IsMatch(value)
        && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

/// <summary>Describes a validation error as a phrase that follows the location: "must be an integer".</summary>
internal static class ValidationText
{
    public static string Of(ValidationError error) => error.Kind switch
    {
        ValidationErrorKind.PropertyRequired => "is required",
        ValidationErrorKind.NoAdditionalPropertiesAllowed => "is not allowed",
        ValidationErrorKind.StringExpected => "must be a string",
        ValidationErrorKind.IntegerExpected => "must be an integer",
        ValidationErrorKind.NumberExpected => "must be a number",
        ValidationErrorKind.BooleanExpected => "must be a boolean",
        ValidationErrorKind.ArrayExpected => "must be an array",
        ValidationErrorKind.ObjectExpected => "must be an object",
        ValidationErrorKind.DateTimeExpected => "must be a date-time with an offset",
        ValidationErrorKind.PatternMismatch => $"must match the pattern {error.Schema.Pattern}",
        ValidationErrorKind.StringTooShort => Invariant($"must have a length of at least {error.Schema.MinLength}"),
        ValidationErrorKind.StringTooLong => Invariant($"must have a length of at most {error.Schema.MaxLength}"),
        ValidationErrorKind.NumberTooSmall => Invariant($"must be at least {error.Schema.Minimum}"),
        ValidationErrorKind.NumberTooBig when error.Schema.Maximum is { } maximum => Invariant($"must be at most {maximum}"),
        ValidationErrorKind.NumberTooBig => $"must fit into {error.Schema.Format ?? "int64"}",
        ValidationErrorKind.NotInEnumeration => $"must be one of {string.Join(", ", error.Schema.Enumeration)}",
        var other => $"is not valid: {other}",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
