using Peak.Webapps.Benchmarks.Floor;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks.Peers;

internal sealed class FloorPeer(Uri address, HttpMessageHandler handler) : IPeer
{
    internal static readonly FloorCreateRequest Request = new()
    {
        Name = Payloads.NameAt(0),
        Title = Payloads.Title,
        Description = Payloads.Description,
        ImageDetails = new() { ImageId = 101, VersionId = 7 },
        Resources = new() { InstanceTypeId = 23 },
        SessionStickiness = false,
    };

    private readonly FloorClient _client = new(address, PeerToken.Value, handler);

    public Task DescribeAsync() => _client.DescribeAsync(Payloads.WebappId);

    public Task ListAsync() => _client.ListAsync(Payloads.PageSize, 1);

    public Task CreateAsync() => _client.CreateAsync(Request);
}
