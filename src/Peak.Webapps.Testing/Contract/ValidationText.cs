using System.Globalization;
using NJsonSchema.Validation;

namespace Peak.Webapps.Testing;

/// <summary>Says what a validation error means, in words that continue the location: "must be an integer".</summary>
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
