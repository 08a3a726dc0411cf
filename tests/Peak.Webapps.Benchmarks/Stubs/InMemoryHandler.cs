namespace Peak.Webapps.Benchmarks.Stubs;

/// <summary>Responds at once, so that only the client's own cost is measured.</summary>
/// <param name="responseTo">Returns the response to a request.</param>
internal sealed class InMemoryHandler(Func<HttpRequestMessage, StubResponse> responseTo) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Content is null ? Task.FromResult(Respond(request)) : ReadAndRespondAsync(request, request.Content, cancellationToken);

    /// <summary>Reads the body as a connection would: some contents are serialized only when they are sent.</summary>
    private async Task<HttpResponseMessage> ReadAndRespondAsync(HttpRequestMessage request, HttpContent body, CancellationToken cancellationToken)
    {
        await body.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        return Respond(request);
    }

    private HttpResponseMessage Respond(HttpRequestMessage request)
    {
        var response = responseTo(request);
        var content = new ByteArrayContent(response.Body);
        // Not parsed, like the headers of a connection.
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        content.Headers.TryAddWithoutValidation("Content-Length", response.Length);
        return new HttpResponseMessage(response.Status) { Content = content, RequestMessage = request };
    }
}
