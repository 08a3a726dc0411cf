namespace Peak.Webapps.AllocationTests.Support;

/// <summary>Responds in place of the service.</summary>
internal sealed class StubHandler(Func<HttpRequestMessage, HttpResponseMessage> responseTo) : HttpMessageHandler
{
    internal StubHandler(Func<HttpContent> body)
        : this(_ => new HttpResponseMessage { Content = body() })
    {
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(responseTo(request));
}
