using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks.Peers;

/// <summary>Peak.Webapps with all options at their defaults.</summary>
internal sealed class PeakPeer(Uri address, HttpMessageHandler handler) : IPeer
{
    internal static readonly CreateWebappRequest Request = new()
    {
        Name = Payloads.NameAt(0),
        Title = Payloads.Title,
        Description = Payloads.Description,
        ImageDetails = new() { ImageId = 101, VersionId = 7 },
        Resources = new() { InstanceTypeId = 23 },
        SessionStickiness = false,
    };

    internal static readonly ListWebappsFilter Filter = new() { PageSize = Payloads.PageSize };

    private readonly WebappClient _client = new(new PeakSession(PeerToken.Value, address), new() { Handler = handler });

    public Task DescribeAsync() => _client.DescribeWebappAsync(Payloads.WebappId);

    public Task ListAsync() => _client.ListWebappsPageAsync(Filter, 1);

    public async Task<int> ListTagsAsync()
    {
        var page = await _client.ListWebappsPageAsync(Filter, 1).ConfigureAwait(false);
        return page.Webapps.Sum(static webapp => webapp.TagNames[0].Length);
    }

    public Task CreateAsync() => _client.CreateWebappAsync(Request);
}
