using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace Peak.Webapps.Testing;

/// <summary>
/// OpenAPI's <c>date-time</c> is RFC 3339: a date, a time and an offset. NJsonSchema's own check also takes a bare
/// year, a time without an offset and the 13th month.
/// </summary>
internal sealed class DateTimeFormat : IFormatValidator
{
    private static readonly Regex Shape = new(
        @"\A\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})\z", RegexOptions.CultureInvariant);

    public string Format => JsonFormatStrings.DateTime;

    public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.DateTimeExpected;

    public bool IsValid(string value, JTokenType tokenType) =>
        Shape.IsMatch(value)
        && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
