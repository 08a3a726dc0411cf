using System.Buffers;
using System.Net.Sockets;
using System.Text;

namespace Peak.Webapps;

/// <summary>
/// Reads the whole body while the request is still under way, so that a connection that breaks in the middle is an
/// error of the connection and not one of the JSON, and so that a failure's body cannot fill the memory.
/// </summary>
/// <param name="maxBodyLength">A body larger than this, in bytes, is refused.</param>
internal sealed class ResponseBodyHandler(long maxBodyLength) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await SendOrFailAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            // Refit asks for it; handlers that users write for their tests often leave it out.
            response.RequestMessage ??= request;
            var body = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
            var buffered = new ByteArrayContent(body);
            foreach (var (name, values) in response.Content.Headers.NonValidated)
            {
                buffered.Headers.TryAddWithoutValidation(name, values);
            }

            buffered.Headers.ContentLength = body.Length;
            UseKnownEncoding(buffered);
            response.Content.Dispose();
            response.Content = buffered;
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

    private async Task<HttpResponseMessage> SendOrFailAsync(HttpRequestMessage request, CancellationToken cancellationToken)
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

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        using var body = new MemoryStream((int)Math.Min(response.Content.Headers.ContentLength ?? 0, maxBodyLength));
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                body.Write(buffer, 0, read);
                if (!response.IsSuccessStatusCode && body.Length >= PeakPipeline.MaxErrorBodyLength)
                {
                    // Enough to tell what went wrong; the rest is not waited for.
                    body.SetLength(PeakPipeline.MaxErrorBodyLength);
                    break;
                }

                if (body.Length > maxBodyLength)
                {
                    throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, $"The body of the answer is larger than {maxBodyLength} bytes.");
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return body.ToArray();
    }

    /// <summary>A charset that nobody knows would make reading the text of a failure fail, and the failure with it.</summary>
    private static void UseKnownEncoding(ByteArrayContent content)
    {
        try
        {
            if (content.Headers.ContentType?.CharSet is { } charset)
            {
                Encoding.GetEncoding(charset.Trim('"'));
            }
        }
        catch (ArgumentException)
        {
            content.Headers.ContentType!.CharSet = null;
        }
    }
}
