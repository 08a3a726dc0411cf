using System.Text.Json;

namespace Peak.Webapps;

/// <summary>Finds the service's own text in the body of an error response, whatever the body looks like.</summary>
internal static class ErrorText
{
    /// <summary>The names of the properties that hold a text for people, the most specific first.</summary>
    private static readonly string[] TextNames =
    [
        "message", "errorMessage", "error_message", "msg", "detail", "details", "error_description", "errorDescription", "description",
        "reason", "faultstring", "error", "title", "errors", "fault", "value", "text",
    ];

    internal static string? Of(string? body) =>
        string.IsNullOrWhiteSpace(body) ? null : MessageText.Cut((FromJson(body) ?? body).Trim());

    private static string? FromJson(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return FirstIn(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or a text with half of a surrogate pair: then the body itself is the text.
            return null;
        }
    }

    private static string? FirstIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String when json.GetString() is { } text && !string.IsNullOrWhiteSpace(text) => text,
        JsonValueKind.Array => json.EnumerateArray().Select(FirstIn).FirstOrDefault(text => text is not null),
        JsonValueKind.Object => TextNames.SelectMany(name => Named(json, name)).Concat(Nested(json)).Select(FirstIn).FirstOrDefault(text => text is not null),
        _ => null,
    };

    private static IEnumerable<JsonElement> Named(JsonElement json, string name) =>
        json.EnumerateObject().Where(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(property => property.Value);

    /// <summary>What other properties hold, but not their own texts: those are codes, paths and times.</summary>
    private static IEnumerable<JsonElement> Nested(JsonElement json) =>
        json.EnumerateObject().Select(property => property.Value).Where(value => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array);
}
