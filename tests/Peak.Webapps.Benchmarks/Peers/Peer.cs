namespace Peak.Webapps.Benchmarks.Peers;

/// <summary>The peers, by what a table calls them.</summary>
/// <param name="Name">What a table calls it.</param>
/// <param name="Over">Makes one that sends to an address through a handler.</param>
internal sealed record Peer(string Name, Func<Uri, HttpMessageHandler, IPeer> Over)
{
    internal static readonly Peer Floor = new("hand-written HttpClient + System.Text.Json source generation (the floor)", (address, handler) => new FloorPeer(address, handler));

    internal static readonly Peer Shipped = new("**Peak.Webapps, as shipped**", (address, handler) => new ShippedPeer(address, handler));

    internal static readonly Peer Stock = new("NSwag's stock client", (address, handler) => new StockPeer(address, handler));

    /// <summary>The floor comes first.</summary>
    internal static readonly IReadOnlyList<Peer> All =
    [
        Floor,
        Shipped,
        new("hand-written HttpClient + Newtonsoft.Json, streaming", (address, handler) => new NewtonsoftPeer(address, handler)),
        new("Refit + System.Text.Json source generation", (address, handler) => new RefitSystemTextJsonPeer(address, handler)),
        new("Refit + Newtonsoft.Json, by strings", (address, handler) => new RefitNewtonsoftPeer(address, handler)),
        Stock,
        new("Kiota's libraries, under code in the shape that it generates", (address, handler) => new KiotaPeer(address, handler)),
    ];

    /// <summary>The client of those peers that are given one by their user: the token on every request.</summary>
    internal static HttpClient CreateHttpClient(Uri address, HttpMessageHandler handler)
    {
        var client = new HttpClient(handler, disposeHandler: false) { BaseAddress = address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", PeerToken.Value);
        return client;
    }
}
