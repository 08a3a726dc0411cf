namespace Peak.Webapps.Benchmarks.Peers;

/// <summary>The clients that are measured.</summary>
/// <param name="Name">The name in the tables.</param>
/// <param name="Create">Creates a client that sends to an address through a handler.</param>
internal sealed record Peer(string Name, Func<Uri, HttpMessageHandler, IPeer> Create)
{
    /// <summary>The baseline is the first, Peak.Webapps the second.</summary>
    internal static readonly IReadOnlyList<Peer> All =
    [
        new("Baseline: HttpClient + System.Text.Json source generation", static (address, handler) => new BaselinePeer(address, handler)),
        new("**Peak.Webapps**, default options", static (address, handler) => new PeakPeer(address, handler)),
        new("Refit + System.Text.Json source generation", static (address, handler) => new RefitPeer(address, handler)),
        new("NSwag's stock client", static (address, handler) => new NSwagPeer(address, handler)),
    ];

    /// <summary>The HttpClient of the peers whose user provides one: every request carries the token.</summary>
    internal static HttpClient CreateHttpClient(Uri address, HttpMessageHandler handler)
    {
        var client = new HttpClient(handler, disposeHandler: false) { BaseAddress = address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", PeerToken.Value);
        return client;
    }
}
