using Peak.Webapps.Benchmarks.Stubs;
using Refit;

namespace Peak.Webapps.Benchmarks.Peers;

internal sealed class RefitNewtonsoftPeer(Uri address, HttpMessageHandler handler) : IPeer
{
    private readonly IStockApi _api = RestService.ForGenerated<IStockApi>(
        Peer.CreateHttpClient(address, handler),
        new RefitSettings(new JsonConvertSerializer()));

    public Task DescribeAsync() => _api.DescribeAsync(Payloads.WebappId);

    public Task ListAsync() => _api.ListAsync(Payloads.PageSize, 1);

    public Task CreateAsync() => _api.CreateAsync(StockPeer.Request);
}
