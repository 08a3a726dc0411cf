using System.Text.Json;

namespace Peak.Webapps;

/// <summary>The JSON does not conform to the contract; the message names the value and its path.</summary>
/// <param name="path">The path of the value, for example <c>webapps[0].id</c>. Empty for the whole document.</param>
/// <param name="problem">The value and what was expected, as the end of a sentence.</param>
internal sealed class JsonReadException(string path, string problem)
    : JsonException($"{(path.Length == 0 ? "The JSON" : $"'{path}'")} {problem}")
{
    internal string PathInValue => path;

    /// <summary>The same error, seen from the property or the list item that holds the value.</summary>
    internal JsonReadException In(string parent) =>
        new(path.Length == 0 || path[0] == '[' ? parent + path : $"{parent}.{path}", problem);

    /// <summary>The same error with <see cref="JsonException.Path" /> set.</summary>
    internal JsonException WithPath() =>
        new(Message, path.Length == 0 || path[0] == '[' ? $"${path}" : $"$.{path}", lineNumber: null, bytePositionInLine: null);
}
