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
    private const int LikelyLength = 16 * 1024 - 1;

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
        var body = new PooledBody(Math.Min(LengthOf(original) ?? LikelyLength, maxBodyLength));
        try
        {
            await FillAsync(body, response, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            body.Dispose();
            throw;
        }

        var content = new PooledContent(body);
        PooledContent.CopyHeaders(original, content);
        if (response.IsSuccessStatusCode)
        {
            return content;
        }

        // Refit reads the text of an error response by itself.
        using (content)
        {
            return content.ToReadableContent(PeakPipeline.MaxErrorBodyLength);
        }
    }

    /// <summary>The Content-Length. Not by the typed property, which would keep what it parsed.</summary>
    private static long? LengthOf(HttpContent content) =>
        content.Headers.NonValidated.TryGetValues("Content-Length", out var values)
        && long.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length
            : null;

    private async Task FillAsync(PooledBody body, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await ReadToEndAsync(body, response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!response.IsSuccessStatusCode
            && !cancellationToken.IsCancellationRequested
            && exception is IOException or HttpRequestException or InvalidDataException or InvalidOperationException)
        {
            // The status is known; only the rest of the error text is lost.
        }
    }

    private async Task ReadToEndAsync(PooledBody body, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        int read;
        while ((read = await stream.ReadAsync(body.Room(), cancellationToken).ConfigureAwait(false)) > 0)
        {
            body.Advance(read);
            if (!response.IsSuccessStatusCode && body.Length >= PeakPipeline.MaxErrorBodyLength)
            {
                // Enough for an error text; the rest is not read.
                break;
            }

            if (body.Length > maxBodyLength)
            {
                throw new BodyTooLargeException(response, maxBodyLength);
            }
        }
    }
}
