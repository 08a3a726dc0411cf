using Peak.Webapps.Benchmarks.Floor;
using Peak.Webapps.Benchmarks.Stubs;
using Refit;

namespace Peak.Webapps.Benchmarks.Peers;

internal sealed class RefitSystemTextJsonPeer(Uri address, HttpMessageHandler handler) : IPeer
{
    private readonly IFloorApi _api = RestService.ForGenerated<IFloorApi>(
        Peer.CreateHttpClient(address, handler),
        new RefitSettings(new SystemTextJsonContentSerializer(FloorJson.Default.Options)));

    public Task DescribeAsync() => _api.DescribeAsync(Payloads.WebappId);

    public Task ListAsync() => _api.ListAsync(Payloads.PageSize, 1);

    public Task CreateAsync() => _api.CreateAsync(FloorPeer.Request);
}
