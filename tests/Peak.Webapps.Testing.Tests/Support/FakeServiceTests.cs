using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing.Tests;

/// <summary>A fake, and the wire to it: by raw HTTP, so that it is not judged by our own client.</summary>
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

    private protected void LetPlannedAnswersThrough() => _conformance.LetsPlannedAnswersThrough = true;

    private protected Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    private protected Task<Answer> DescribeAsync(string id) => GetAsync(Collection + id);

    private protected Task<Answer> DeleteAsync(string id) => SendAsync(HttpMethod.Delete, Collection + id);

    private protected Task<Answer> CreateAsync(object body) => SendAsync(HttpMethod.Post, Collection, Json(body));

    private protected Task<Answer> UpdateAsync(string id, object body) => SendAsync(HttpMethod.Patch, Collection + id, Json(body));

    private protected async Task<string> CreateIdAsync(object body) => (string)(await CreateAsync(body)).Json["id"]!;

    private protected async Task<string> StatusAsync(string id) => (string)(await DescribeAsync(id)).Json["status"]!;

    private protected static StringContent Json(object body, string contentType = "application/json") =>
        new(body as string ?? JObject.FromObject(body).ToString(), Encoding.UTF8, contentType);

    private protected async Task<Answer> SendAsync(
        HttpMethod method, string path, HttpContent? body = null, string? token = "fake-token")
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", token);
        }

        using var response = await _http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        return new Answer(response.StatusCode, text, response.Content.Headers.Concat(response.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    private protected sealed record Answer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
    {
        public JObject Json => (JObject)ContractJson.Parse(Body);
    }
}
