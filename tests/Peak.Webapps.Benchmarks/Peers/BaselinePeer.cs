using Peak.Webapps.Benchmarks.Baseline;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks.Peers;

internal sealed class BaselinePeer(Uri address, HttpMessageHandler handler) : IPeer
{
    internal static readonly BaselineCreateRequest Request = new()
    {
        Name = Payloads.NameAt(0),
        Title = Payloads.Title,
        Description = Payloads.Description,
        ImageDetails = new() { ImageId = 101, VersionId = 7 },
        Resources = new() { InstanceTypeId = 23 },
        SessionStickiness = false,
    };

    private readonly HandwrittenClient _client = new(address, PeerToken.Value, handler);

    public Task DescribeAsync() => _client.DescribeAsync(Payloads.WebappId);

    public Task ListAsync() => _client.ListAsync(Payloads.PageSize, 1);

    public async Task<int> ListTagsAsync()
    {
        var page = await _client.ListAsync(Payloads.PageSize, 1).ConfigureAwait(false);
        return page.Webapps.Sum(static webapp => webapp.Tags[0].Name.Length);
    }

    public Task CreateAsync() => _client.CreateAsync(Request);
}
