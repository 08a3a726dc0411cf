namespace Peak.Webapps.Benchmarks.Stubs;

/// <summary>Stands in for the network: its answer is there at once, so that what is measured is the client alone.</summary>
/// <param name="answer">What is answered to a request.</param>
internal sealed class InMemoryHandler(Func<HttpRequestMessage, Answer> answer) : HttpMessageHandler
{
    internal int Requests { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        return request.Content is null ? Task.FromResult(Respond(request)) : ReadAndRespondAsync(request, request.Content, cancellationToken);
    }

    /// <summary>Takes the body as a connection would: many contents are written only when they are sent.</summary>
    private async Task<HttpResponseMessage> ReadAndRespondAsync(HttpRequestMessage request, HttpContent body, CancellationToken cancellationToken)
    {
        await body.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        return Respond(request);
    }

    private HttpResponseMessage Respond(HttpRequestMessage request)
    {
        var (status, contentType, body) = answer(request);
        var content = new ByteArrayContent(body);
        // Unparsed, as headers from a connection are.
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return new HttpResponseMessage(status) { Content = content, RequestMessage = request };
    }
}
