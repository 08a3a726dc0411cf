using System.Net;
using System.Text;

namespace Peak.Webapps.Tests;

/// <summary>Returns the responses that a test prepares, without a network, and records the requests.</summary>
internal sealed class StubService : HttpMessageHandler
{
    internal const string Token = "secret-token-4711";

    private readonly Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _responses = new();

    internal List<StubRequest> Requests { get; } = [];

    internal PeakSession Session { get; } = new(Token, new Uri("https://peak.test/"));

    /// <summary>Without options, a client that retries nothing: what is planned reaches the test.</summary>
    internal WebappClient CreateClient(WebappClientOptions? options = null)
    {
        options ??= new() { Retry = { MaxRetries = 0 } };
        options.Handler = this;
        return new(Session, options);
    }

    internal StubService Returns(string json) => Returns(HttpStatusCode.OK, json);

    internal StubService Returns(HttpStatusCode status, string? body, string contentType = "application/json", (string Name, string Value)? header = null) =>
        Returns(() =>
        {
            var response = new HttpResponseMessage(status);
            if (body is not null)
            {
                response.Content = new StringContent(body, Encoding.UTF8, contentType);
            }

            if (header is { } given)
            {
                response.Headers.TryAddWithoutValidation(given.Name, given.Value);
            }

            return response;
        });

    internal StubService Returns(Func<HttpResponseMessage> response) => Returns((_, _) => Task.FromResult(response()));

    internal StubService Throws(Exception exception) => Returns((_, _) => Task.FromException<HttpResponseMessage>(exception));

    internal StubService Returns(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> response)
    {
        _responses.Enqueue(response);
        return this;
    }

    /// <summary>A page as the service returns it.</summary>
    internal StubService ReturnsPage(int pageNumber, int pageCount, params string[] names) =>
        Returns(Page(pageNumber, pageCount, names));

    internal static string Page(int pageNumber, int pageCount, params string[] names)
    {
        var items = names.Select(name =>
            $$"""{"id":"id-of-{{name}}","name":"{{name}}","status":"AVAILABLE","updatedAt":"2026-01-01T00:00:00Z","updatedBy":"ada","tags":[]}""");
        return $$"""{"webappsCount":{{names.Length}},"webapps":[{{string.Join(",", items)}}],"pageCount":{{pageCount}},"pageNumber":{{pageNumber}},"pageSize":25}""";
    }

    internal static string Webapp(string status) =>
        $$"""{"id":"id-1","name":"one","status":"{{status}}","updatedAt":"2026-01-01T00:00:00Z","updatedBy":"ada","tags":[]}""";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var token = request.Headers.TryGetValues("Authorization", out var values) ? string.Join(",", values) : null;
        Requests.Add(new StubRequest(request.Method.Method, request.RequestUri!.PathAndQuery, body, token, request));
        return _responses.TryDequeue(out var response)
            ? await response(request, cancellationToken)
            : throw new InvalidOperationException($"No response is prepared for {request.Method} {request.RequestUri}.");
    }
}
