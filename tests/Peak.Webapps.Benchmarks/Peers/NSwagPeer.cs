using Newtonsoft.Json.Linq;
using Peak.Webapps.Benchmarks.NSwagGenerated;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks.Peers;

/// <summary>The client that NSwag generates from the contract with its own templates and defaults.</summary>
internal sealed class NSwagPeer(Uri address, HttpMessageHandler handler) : IPeer
{
    private static readonly NSwagGenerated.CreateWebappRequest Request = new()
    {
        Name = Payloads.NameAt(0),
        Title = Payloads.Title,
        Description = Payloads.Description,
        ImageDetails = new() { ImageId = 101, VersionId = 7 },
        Resources = new() { InstanceTypeId = 23 },
        SessionStickiness = false,
    };

    private readonly NSwagClient _client = new(Peer.CreateHttpClient(address, handler));

    public Task DescribeAsync() => _client.DescribeWebappAsync(Payloads.WebappId);

    public Task ListAsync() => _client.ListWebappsAsync(Payloads.PageSize, 1, null, null);

    public async Task<int> ListTagsAsync()
    {
        var page = await _client.ListWebappsAsync(Payloads.PageSize, 1, null, null).ConfigureAwait(false);
        return page.Webapps.Sum(static webapp => ((string)((JObject)webapp.Tags.First())["name"]!).Length);
    }

    public Task CreateAsync() => _client.CreateWebappAsync(Request);
}
