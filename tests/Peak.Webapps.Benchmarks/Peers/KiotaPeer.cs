using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;
using Peak.Webapps.Benchmarks.Kiota;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks.Peers;

/// <summary>Kiota's libraries, with their default handlers, under code in the shape that Kiota generates.</summary>
internal sealed class KiotaPeer : IPeer
{
    private static readonly KiotaCreateRequest Request = new()
    {
        Name = Payloads.NameAt(0),
        Title = Payloads.Title,
        Description = Payloads.Description,
        ImageDetails = new() { ImageId = 101, VersionId = 7 },
        Resources = new() { InstanceTypeId = 23 },
        SessionStickiness = false,
    };

    private readonly KiotaClient _client;

    internal KiotaPeer(Uri address, HttpMessageHandler handler)
    {
        // Its own provider of API keys refuses plain HTTP, which is measured, too.
        var http = KiotaClientFactory.Create(handler);
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", PeerToken.Value);
        var adapter = new HttpClientRequestAdapter(
            new AnonymousAuthenticationProvider(), new JsonParseNodeFactory(), new JsonSerializationWriterFactory(), http)
        {
            BaseUrl = address.AbsoluteUri.TrimEnd('/'),
        };
        _client = new(adapter);
    }

    public Task DescribeAsync() => _client.DescribeAsync(Payloads.WebappId);

    public Task ListAsync() => _client.ListAsync(Payloads.PageSize, 1);

    public Task CreateAsync() => _client.CreateAsync(Request);
}
