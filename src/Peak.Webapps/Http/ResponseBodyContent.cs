using System.Net;
using System.Text;

namespace Peak.Webapps;

/// <summary>
/// The body of a success response, which <see cref="PeakContentSerializer" /> reads without a copy. Refit copies every content
/// before it reads it; this one gives it nothing to copy.
/// </summary>
/// <param name="body">The body.</param>
internal sealed class ResponseBodyContent(ReadOnlyMemory<byte> body) : HttpContent
{
    internal int Length => body.Length;

    /// <summary>The body as UTF-8: its own bytes, or a copy if it is in another character set.</summary>
    internal ReadOnlySpan<byte> ToUtf8()
    {
        var charset = BodyCharset.Of(Headers);
        var isUtf16 = body.Span is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..];
        if ((charset is null && !isUtf16) || charset?.CodePage == Encoding.UTF8.CodePage)
        {
            return body.Span;
        }

        var bytes = new MemoryStream(body.ToArray());
        using var text = new StreamReader(bytes, charset ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: charset is null);
        return Encoding.UTF8.GetBytes(text.ReadToEnd());
    }

    /// <summary>The first bytes of the body with its headers, as a content like any other.</summary>
    internal HttpContent ToReadableContent(int maxLength)
    {
        var content = new ReadOnlyMemoryContent(body[..Math.Min(body.Length, maxLength)]);
        CopyHeaders(this, content);
        if (content.Headers.ContentType is { } type && BodyCharset.Of(content.Headers) is null)
        {
            // .NET refuses to decode a character set that it does not know; without one, it applies the rule of BodyCharset.
            type.CharSet = null;
        }

        return content;
    }

    internal static void CopyHeaders(HttpContent from, HttpContent to)
    {
        foreach (var (name, values) in from.Headers.NonValidated)
        {
            // The length is that of the content itself: it may be cut or decompressed.
            if (name == "Content-Length")
            {
                continue;
            }

            if (values.Count == 1)
            {
                to.Headers.TryAddWithoutValidation(name, values.ToString());
            }
            else
            {
                to.Headers.TryAddWithoutValidation(name, values);
            }
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
