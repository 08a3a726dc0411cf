using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Peak.Webapps.Benchmarks.Floor;

/// <summary>
/// What a careful programmer would write by hand for the three calls: HttpClient and System.Text.Json with source
/// generation, streaming, a check of the status. Everything else is measured against it.
/// </summary>
internal sealed class FloorClient
{
    private const string Webapps = "webapps/api/v1/webapps/";

    private readonly HttpClient _http;

    internal FloorClient(Uri address, string token, HttpMessageHandler handler)
    {
        _http = new HttpClient(handler, disposeHandler: false) { BaseAddress = address };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", token);
    }

    internal Task<FloorWebapp> DescribeAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync(new(HttpMethod.Get, Webapps + Uri.EscapeDataString(id)), FloorJson.Default.FloorWebapp, cancellationToken);

    internal Task<FloorPage> ListAsync(int pageSize, int pageNumber, CancellationToken cancellationToken = default) =>
        SendAsync(new(HttpMethod.Get, $"{Webapps}?pageSize={pageSize}&pageNumber={pageNumber}"), FloorJson.Default.FloorPage, cancellationToken);

    internal Task<FloorReference> CreateAsync(FloorCreateRequest request, CancellationToken cancellationToken = default)
    {
        // As bytes and not as JsonContent, so that it goes out with a length and not in chunks.
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, FloorJson.Default.FloorCreateRequest));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(new(HttpMethod.Post, Webapps) { Content = content }, FloorJson.Default.FloorReference, cancellationToken);
    }

    internal async IAsyncEnumerable<FloorSummary> IterateAsync(int pageSize)
    {
        for (var pageNumber = 1; ; pageNumber++)
        {
            var page = await ListAsync(pageSize, pageNumber).ConfigureAwait(false);
            foreach (var webapp in page.Webapps)
            {
                yield return webapp;
            }

            if (pageNumber >= page.PageCount)
            {
                yield break;
            }
        }
    }

    private async Task<T> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using (request)
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw new FloorException(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
            }

            return await response.Content.ReadFromJsonAsync(type, cancellationToken).ConfigureAwait(false)
                ?? throw new JsonException("The answer is null.");
        }
    }
}
