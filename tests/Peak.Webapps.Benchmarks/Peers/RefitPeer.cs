using Peak.Webapps.Benchmarks.Baseline;
using Peak.Webapps.Benchmarks.Stubs;
using Refit;

namespace Peak.Webapps.Benchmarks.Peers;

internal sealed class RefitPeer(Uri address, HttpMessageHandler handler) : IPeer
{
    private readonly IRefitApi _api = RestService.ForGenerated<IRefitApi>(
        Peer.CreateHttpClient(address, handler),
        new RefitSettings(new SystemTextJsonContentSerializer(BaselineJson.Default.Options)));

    public Task DescribeAsync() => _api.DescribeAsync(Payloads.WebappId);

    public Task ListAsync() => _api.ListAsync(Payloads.PageSize, 1);

    public async Task<int> ListTagsAsync()
    {
        var page = await _api.ListAsync(Payloads.PageSize, 1).ConfigureAwait(false);
        return page.Webapps.Sum(static webapp => webapp.Tags[0].Name.Length);
    }

    public Task CreateAsync() => _api.CreateAsync(BaselinePeer.Request);
}
