using System.Globalization;
using System.Net;
using System.Text;

namespace Peak.Webapps;

/// <summary>Writes what a response holds into messages, which end up in logs: on one line and of bounded length.</summary>
internal static class MessageText
{
    /// <summary>A longer text is cut.</summary>
    internal const int MaxLength = 1000;

    internal static string Cut(string text)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        var length = char.IsHighSurrogate(text[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1;
        return $"{text.AsSpan(0, length)}…";
    }

    /// <summary>The text with control characters, line breaks and directional marks as C# would write them, for example <c>\n</c>.</summary>
    internal static string Escape(string text)
    {
        if (!text.Any(IsEscaped))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\r' => escaped.Append(@"\r"),
                '\n' => escaped.Append(@"\n"),
                '\t' => escaped.Append(@"\t"),
                _ when IsEscaped(character) => escaped.Append(CultureInfo.InvariantCulture, $@"\u{(int)character:x4}"),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A status code with its standard name, for example <c>404 Not Found</c>.</summary>
    internal static string OfStatus(HttpStatusCode status)
    {
        using var response = new HttpResponseMessage(status);
        var code = ((int)status).ToString(CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(response.ReasonPhrase) ? code : $"{code} {response.ReasonPhrase}";
    }

    internal static string OfRequestId(string? requestId) => requestId is null ? "" : $" (request id {requestId})";

    private static bool IsEscaped(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
