using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Peak.Webapps;

/// <summary>
/// The body of a success, for <see cref="PeakContentSerializer" /> to read where it lies. Refit has every content copied
/// before it is read; this one gives it nothing to copy. That copy would be half of the memory that a list takes.
/// </summary>
/// <param name="body">The body; the content disposes it.</param>
internal sealed class PooledContent(PooledBody body) : HttpContent
{
    internal PooledBody Body => body;

    /// <summary>The first bytes of the body with its headers, as a content like any other.</summary>
    internal ByteArrayContent ToReadableContent(int maxLength)
    {
        var content = new ByteArrayContent(body.ToArray(maxLength));
        CopyHeaders(this, content);
        ForgetUnknownCharset(content.Headers);
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

    /// <summary>.NET refuses to make a text of a body whose character set it does not know; without one it takes UTF-8.</summary>
    private static void ForgetUnknownCharset(HttpContentHeaders headers)
    {
        if (headers.ContentType is { CharSet: { } charset } type && !IsKnown(charset.Trim('"')))
        {
            type.CharSet = null;
        }
    }

    private static bool IsKnown(string charset)
    {
        try
        {
            Encoding.GetEncoding(charset);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
        }

        base.Dispose(disposing);
    }
}
