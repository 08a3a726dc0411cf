using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing.Tests;

/// <summary>A fake, called by plain HTTP, so that the tests do not depend on our client.</summary>
public abstract class FakeServiceTests : IDisposable
{
    private protected const string Collection = "/webapps/api/v1/webapps/";
    private protected const string NoSuchId = "00000000-0000-4000-8000-000000000000";

    private readonly ContractConformanceHandler _conformance = new();
    private readonly HttpClient _http;

    protected FakeServiceTests(FakePeakServiceOptions? options = null)
    {
        Service = FakePeakService.Start(options);
        _http = new HttpClient(_conformance) { BaseAddress = Service.BaseAddress };
    }

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected FakePeakService Service { get; }

    public void Dispose()
    {
        _http.Dispose();
        Service.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void AllowViolations() => _conformance.AllowsViolations = true;

    private protected Task<Response> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    private protected Task<Response> DescribeAsync(string id) => GetAsync(Collection + id);

    private protected Task<Response> DeleteAsync(string id) => SendAsync(HttpMethod.Delete, Collection + id);

    private protected Task<Response> CreateAsync(object body) => SendAsync(HttpMethod.Post, Collection, Json(body));

    private protected Task<Response> UpdateAsync(string id, object body) => SendAsync(HttpMethod.Patch, Collection + id, Json(body));

    private protected async Task<string> CreateIdAsync(object body) => (string)(await CreateAsync(body)).Json["id"]!;

    private protected async Task<string> StatusAsync(string id) => (string)(await DescribeAsync(id)).Json["status"]!;

    private protected static StringContent Json(object body, string contentType = "application/json") =>
        new(body as string ?? JObject.FromObject(body).ToString(), Encoding.UTF8, contentType);

    private protected async Task<Response> SendAsync(
        HttpMethod method, string path, HttpContent? body = null, string? token = "fake-token")
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", token);
        }

        using var response = await _http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        return new Response(response.StatusCode, text, response.Content.Headers.Concat(response.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    private protected sealed record Response(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
    {
        public JObject Json => (JObject)ContractJson.Parse(Body);
    }
}
