using System.Net.Http.Headers;
using System.Text.Json;

namespace Peak.Webapps.Benchmarks.Baseline;

/// <summary>The leanest correct code for the three calls: HttpClient and System.Text.Json source generation, nothing else.</summary>
internal sealed class HandwrittenClient
{
    private const string Webapps = "webapps/api/v1/webapps/";

    private readonly HttpClient _http;

    internal HandwrittenClient(Uri address, string token, HttpMessageHandler handler)
    {
        _http = new HttpClient(handler, disposeHandler: false) { BaseAddress = address };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", token);
    }

    internal async Task<BaselineWebapp> DescribeAsync(string id, CancellationToken cancellationToken = default)
    {
        using var body = await _http.GetStreamAsync(Webapps + Uri.EscapeDataString(id), cancellationToken).ConfigureAwait(false);
        return await JsonSerializer.DeserializeAsync(body, BaselineJson.Default.BaselineWebapp, cancellationToken).ConfigureAwait(false)
            ?? throw BodyIsNull();
    }

    internal async Task<BaselinePage> ListAsync(int pageSize, int pageNumber, CancellationToken cancellationToken = default)
    {
        using var body = await _http.GetStreamAsync($"{Webapps}?pageSize={pageSize}&pageNumber={pageNumber}", cancellationToken).ConfigureAwait(false);
        return await JsonSerializer.DeserializeAsync(body, BaselineJson.Default.BaselinePage, cancellationToken).ConfigureAwait(false)
            ?? throw BodyIsNull();
    }

    internal async Task<BaselineReference> CreateAsync(BaselineCreateRequest request, CancellationToken cancellationToken = default)
    {
        // Bytes and not JsonContent, so that the body is sent with its length and not in chunks.
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, BaselineJson.Default.BaselineCreateRequest));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _http.PostAsync(Webapps, content, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return await JsonSerializer.DeserializeAsync(body, BaselineJson.Default.BaselineReference, cancellationToken).ConfigureAwait(false)
            ?? throw BodyIsNull();
    }

    private static JsonException BodyIsNull() => new("The body is null.");
}
