namespace Peak.Webapps.Benchmarks.Stubs;

/// <summary>Lets each request wait, as a network would.</summary>
/// <param name="latency">How long.</param>
/// <param name="service">What answers then.</param>
internal sealed class LatentHandler(TimeSpan latency, HttpMessageHandler service) : DelegatingHandler(service)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Delay(latency, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
