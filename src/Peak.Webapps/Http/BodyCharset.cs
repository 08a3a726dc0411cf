using System.Net.Http.Headers;
using System.Text;

namespace Peak.Webapps;

/// <summary>
/// The character set of a body, of results and errors alike: the one that its Content-Type names, if .NET knows it; else
/// the one that a byte order mark shows; else UTF-8.
/// </summary>
internal static class BodyCharset
{
    /// <summary>The character set that the Content-Type names; <see langword="null" /> if it names none, or one that .NET does not know.</summary>
    internal static Encoding? Of(HttpContentHeaders headers)
    {
        // Not parsed in the usual case: the result would be kept with the response.
        if (!headers.NonValidated.TryGetValues("Content-Type", out var values)
            || values.ToString() is not { } text
            || !text.Contains("charset", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (text.EndsWith("charset=utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return Encoding.UTF8;
        }

        return MediaTypeHeaderValue.TryParse(text, out var type) && type.CharSet is { } charset ? Known(charset.Trim('"')) : null;
    }

    private static Encoding? Known(string charset)
    {
        try
        {
            return Encoding.GetEncoding(charset);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
