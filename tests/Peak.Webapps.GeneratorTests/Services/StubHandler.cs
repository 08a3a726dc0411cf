using System.Net;
using System.Text;

namespace Peak.Webapps.GeneratorTests;

/// <summary>Returns prepared responses, and records the requests.</summary>
internal sealed class StubHandler : HttpMessageHandler
{
    private readonly Queue<Task<HttpResponseMessage>> _responses = new();

    internal List<string> Requests { get; } = [];

    internal List<string?> Bodies { get; } = [];

    internal StubHandler Returns(string json) =>
        Returns(Task.FromResult(new HttpResponseMessage { Content = new StringContent(json, Encoding.UTF8, "application/json") }));

    internal StubHandler Returns(HttpStatusCode status) => Returns(Task.FromResult(new HttpResponseMessage(status)));

    internal StubHandler Returns(Task<HttpResponseMessage> response)
    {
        _responses.Enqueue(response);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
        Bodies.Add(request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken));
        return await _responses.Dequeue();
    }
}
