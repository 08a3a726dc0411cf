using System.Globalization;

namespace Peak.Webapps.Testing;

/// <summary>One difference between a response of a service and the contract.</summary>
public sealed record DriftFinding
{
    /// <summary>
    /// The operation, one of <see cref="WebappOperations" />; <see langword="null" /> when the contract has no operation
    /// with this method and path.
    /// </summary>
    public required string? OperationId { get; init; }

    /// <summary>The status code of the response.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The kind of difference.</summary>
    public required DriftKind Kind { get; init; }

    /// <summary>
    /// The place: inside the body its JSON path, such as <c>webapps[1].status</c>; otherwise <c>body</c>,
    /// <c>status</c>, <c>header.Content-Type</c>, or method and path of a request that called no operation.
    /// </summary>
    public required string Location { get; init; }

    /// <summary>The difference, as a phrase that follows the location: <c>must be a string</c>.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// The finding as one line: <c>describeWebapp 200: createdBy must be a string</c>. Control characters are escaped.
    /// </summary>
    public override string ToString() => string.Concat(
        string.Create(CultureInfo.InvariantCulture, $"{OperationId} {StatusCode}: {Location} {Text}").TrimStart().Select(Escaped));

    private static string Escaped(char character) => char.IsControl(character) || character is '\u2028' or '\u2029'
        ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")
        : character.ToString();
}

/// <summary>How a message differs from the contract.</summary>
public enum DriftKind
{
    /// <summary>The contract forbids it: an undocumented status code, a wrong type, a missing property.</summary>
    Violation,

    /// <summary>A property that is not in the contract. The client preserves it in <c>AdditionalProperties</c>.</summary>
    UnknownProperty,

    /// <summary>A value of an enum that is not in the contract. The client preserves it.</summary>
    UnknownValue,
}
