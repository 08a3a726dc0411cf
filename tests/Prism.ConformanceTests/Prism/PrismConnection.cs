namespace Peak.Webapps.Judging;

/// <summary>What leads to a Prism: keeps what Prism says of each request and of its answer.</summary>
/// <remarks>
/// Prism serves the contract's paths below its own root, whatever the contract's server is (it looks at the servers only
/// for a query parameter <c>__server</c>, which would reach the service). So the path of the server, which every request
/// must begin with, is taken off here; a proxy puts it on again, as it is a part of the address behind it.
/// </remarks>
internal sealed class PrismConnection : DelegatingHandler
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Uri _prism;
    private readonly Contract _contract;
    private List<Exchange> _exchanges = [];

    public PrismConnection(Uri prism, Contract contract)
        : base(WebappClient.CreateHandler())
    {
        _prism = prism;
        _contract = contract;
    }

    /// <summary>Makes a client that talks to this Prism.</summary>
    /// <param name="token">Its token.</param>
    /// <param name="preferredStatus">The status that a mock is to answer with; null for what it takes to be right.</param>
    public IWebappClient CreateClient(string token, int? preferredStatus = null) =>
        new WebappClient(new PeakSession(token, _prism), new() { Handler = new PreferHandler(preferredStatus, this), Timeout = Limit, Retry = { MaxRetries = 0 } });

    /// <summary>Sends a request as it is, past the client.</summary>
    /// <returns>The status of the answer.</returns>
    public async Task<int> SendAsync(RawRequest request)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var invoker = new HttpMessageInvoker(this, disposeHandler: false);
        using var message = request.ToMessage(new Uri(_prism, _contract.BasePath + request.PathAndQuery));
        using var response = await invoker.SendAsync(message, limit.Token);
        return (int)response.StatusCode;
    }

    /// <summary>What was exchanged since this was asked last.</summary>
    public IReadOnlyList<Exchange> TakeExchanges()
    {
        var taken = _exchanges;
        _exchanges = [];
        return taken;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var path = WithoutBasePath(address.AbsolutePath);
        request.RequestUri = new Uri(_prism, path + address.Query);
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        _exchanges.Add(new(request.Method, path, address.Query, (int)response.StatusCode, await Violation.ReadAsync(response, cancellationToken)));
        request.RequestUri = address;
        return response;
    }

    private string WithoutBasePath(string path) =>
        path.StartsWith($"{_contract.BasePath}/", StringComparison.Ordinal)
            ? path[_contract.BasePath.Length..]
            : throw new InvalidOperationException($"{path} is not below {_contract.BasePath}, the path of the contract's server.");
}
