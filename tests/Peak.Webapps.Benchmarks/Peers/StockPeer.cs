using Peak.Webapps.Benchmarks.Stock;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks.Peers;

/// <summary>What NSwag makes of our contract with its own templates and defaults.</summary>
internal sealed class StockPeer(Uri address, HttpMessageHandler handler) : IPeer
{
    internal static readonly Stock.CreateWebappRequest Request = new()
    {
        Name = Payloads.NameAt(0),
        Title = Payloads.Title,
        Description = Payloads.Description,
        ImageDetails = new() { ImageId = 101, VersionId = 7 },
        Resources = new() { InstanceTypeId = 23 },
        SessionStickiness = false,
    };

    private readonly StockClient _client = new(Peer.CreateHttpClient(address, handler));

    public Task DescribeAsync() => _client.DescribeWebappAsync(Payloads.WebappId);

    public Task ListAsync() => _client.ListWebappsAsync(Payloads.PageSize, 1, null, null);

    public Task CreateAsync() => _client.CreateWebappAsync(Request);
}
