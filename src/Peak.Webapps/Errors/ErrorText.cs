using Newtonsoft.Json;

namespace Peak.Webapps;

/// <summary>Finds the server's own text in the body of a failure, whatever the body looks like.</summary>
internal static class ErrorText
{
    /// <summary>A longer text is cut: it goes into messages and logs.</summary>
    internal const int MaxLength = 1000;

    internal static string? Of(string? body) =>
        string.IsNullOrWhiteSpace(body) ? null : Cut((FromJson(body) ?? body).Trim());

    internal static string Cut(string text) => text.Length <= MaxLength ? text : $"{text.AsSpan(0, MaxLength - 1)}…";

    private static string? FromJson(string body)
    {
        try
        {
            var error = PeakJson.Read<ErrorResponse>(body);
            return FirstNotBlank(error?.Message, error?.Detail, error?.Error);
        }
        catch (JsonException)
        {
            // Not the JSON of the contract: then the body itself is the best text there is.
            return null;
        }
    }

    private static string? FirstNotBlank(params string?[] texts) => Array.Find(texts, text => !string.IsNullOrWhiteSpace(text));
}
