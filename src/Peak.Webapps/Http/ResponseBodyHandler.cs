using System.Globalization;
using System.Net.Sockets;

namespace Peak.Webapps;

/// <summary>
/// Reads the whole body while the request is still under way, so that a connection that breaks in the middle is an
/// error of the connection and not one of the JSON, and so that no body can fill the memory.
/// </summary>
/// <param name="maxBodyLength">A body larger than this, in bytes, is refused.</param>
internal sealed class ResponseBodyHandler(long maxBodyLength) : DelegatingHandler
{
    /// <summary>What is expected when the service does not tell.</summary>
    private const int LikelyLength = 16 * 1024 - 1;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await SendOrFailAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            // Refit asks for it; handlers that users write for their tests often leave it out.
            response.RequestMessage ??= request;
            response.Content = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch (InvalidOperationException exception)
        {
            // So .NET tells of a body that is not the brotli that it is said to be; of gzip it tells by an InvalidDataException.
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
            // A reset at the very moment of connecting leaves .NET's handler as it is, while telemetry is on.
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

        // Refit reads the text of a failure by itself.
        using (content)
        {
            return content.ToReadableContent(PeakPipeline.MaxErrorBodyLength);
        }
    }

    /// <summary>The length as the service told it. The parsed header would be kept with the answer, for nobody to read.</summary>
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
            // The status already tells that it failed, and how: more than that the rest of its text got lost.
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
                // Enough to tell what went wrong; the rest is not waited for.
                break;
            }

            if (body.Length > maxBodyLength)
            {
                throw new BodyTooLargeException(response, maxBodyLength);
            }
        }
    }
}
