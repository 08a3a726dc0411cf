using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks.Peers;

/// <summary>HttpClient and Newtonsoft.Json by hand, streaming, on the types that NSwag makes of the contract.</summary>
internal sealed class NewtonsoftPeer(Uri address, HttpMessageHandler handler) : IPeer
{
    private const string Webapps = "webapps/api/v1/webapps/";

    private static readonly JsonSerializer Serializer = JsonSerializer.Create();
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly HttpClient _http = Peer.CreateHttpClient(address, handler);

    public Task DescribeAsync() => SendAsync<Stock.Webapp>(new(HttpMethod.Get, Webapps + Uri.EscapeDataString(Payloads.WebappId)));

    public Task ListAsync() => SendAsync<Stock.WebappsPage>(new(HttpMethod.Get, $"{Webapps}?pageSize={Payloads.PageSize}&pageNumber={1}"));

    public Task CreateAsync() => SendAsync<Stock.WebappReference>(new(HttpMethod.Post, Webapps) { Content = Write(StockPeer.Request) });

    private static ByteArrayContent Write<T>(T request)
    {
        using var utf8 = new MemoryStream();
        using (var writer = new JsonTextWriter(new StreamWriter(utf8, Utf8)))
        {
            Serializer.Serialize(writer, request, typeof(T));
        }

        return new(utf8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    private async Task<T> SendAsync<T>(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                using var reader = new JsonTextReader(new StreamReader(stream, Utf8));
                return Serializer.Deserialize<T>(reader) ?? throw new JsonSerializationException("The answer is null.");
            }
        }
    }
}
