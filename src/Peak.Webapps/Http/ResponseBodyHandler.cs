using System.Globalization;
using System.Net.Sockets;

namespace Peak.Webapps;

/// <summary>
/// Reads the whole body as a part of the attempt: a connection that breaks in the middle is an error of the connection, not
/// of the JSON, and no body can fill the memory.
/// </summary>
/// <param name="maxBodyLength">The largest body of a success response, in bytes.</param>
internal sealed class ResponseBodyHandler(long maxBodyLength) : DelegatingHandler
{
    /// <summary>The expected length of a body without a Content-Length.</summary>
    private const int LikelyLength = 1024;

    /// <summary>The longest body for which the Content-Length alone reserves memory.</summary>
    private const int MaxInitialLength = 64 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await SendOrFailAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            // Refit needs it; handlers that users write for tests often leave it out.
            response.RequestMessage ??= request;
            response.Content = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch (InvalidOperationException exception)
        {
            // .NET's exception for a body that is not valid brotli; for gzip it is an InvalidDataException.
            response.Dispose();
            throw new InvalidDataException(exception.Message, exception);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async ValueTask<HttpResponseMessage> SendOrFailAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            // While telemetry is on, .NET's handler does not wrap a reset during connecting.
            throw new HttpRequestException(HttpRequestError.ConnectionError, exception.Message, exception);
        }
    }

    private async ValueTask<HttpContent> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var original = response.Content;
        var content = new ResponseBodyContent(await ReadBytesAsync(response, cancellationToken).ConfigureAwait(false));
        ResponseBodyContent.CopyHeaders(original, content);
        // Refit reads the text of an error response by itself.
        return response.IsSuccessStatusCode ? content : content.ToReadableContent(PeakPipeline.MaxErrorBodyLength);
    }

    /// <summary>The Content-Length. Not by the typed property, which would keep what it parsed.</summary>
    private static long? LengthOf(HttpContent content) =>
        content.Headers.NonValidated.TryGetValues("Content-Length", out var values)
        && long.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length
            : null;

    private async ValueTask<ReadOnlyMemory<byte>> ReadBytesAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // One more, so that the end is found without a larger array.
        var bytes = new byte[Math.Min(LengthOf(response.Content) ?? LikelyLength, MaxInitialLength) + 1];
        var length = 0;
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = stream.ConfigureAwait(false);
            int read;
            while ((read = await stream.ReadAsync(bytes.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += read;
                if (!response.IsSuccessStatusCode && length >= PeakPipeline.MaxErrorBodyLength)
                {
                    // Enough for an error text; the rest is not read.
                    break;
                }

                if (length > maxBodyLength)
                {
                    throw new BodyTooLargeException(response, maxBodyLength);
                }

                if (length == bytes.Length)
                {
                    Array.Resize(ref bytes, (int)Math.Min(2L * length, Array.MaxLength));
                }
            }
        }
        catch (Exception exception) when (!response.IsSuccessStatusCode
            && !cancellationToken.IsCancellationRequested
            && exception is IOException or HttpRequestException or InvalidDataException or InvalidOperationException)
        {
            // The status is known; only the rest of the error text is lost.
        }

        return bytes.AsMemory(0, length);
    }
}
