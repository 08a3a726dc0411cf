using Peak.Webapps.Testing;

namespace Peak.Webapps.ContractTests;

/// <summary>Stands between client and service, and compares with the contract what passes.</summary>
internal sealed class ContractWatch : DelegatingHandler
{
    internal ContractWatch(HttpMessageHandler? connections = null)
        : base(connections ?? WebappClient.CreateHandler())
    {
    }

    internal List<ContractRequest> Requests { get; } = [];

    /// <summary>All departures from the contract, with the request at which they were seen.</summary>
    internal List<string> Findings { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await ContractRequest.FromAsync(request, cancellationToken);
        var check = ServiceContract.Embedded.Check(sent);
        Requests.Add(sent);
        Add(sent, check.Findings);
        var response = await base.SendAsync(request, cancellationToken);
        if (check.Operation is { } operation)
        {
            Add(sent, await operation.CheckResponseAsync(response, cancellationToken));
        }

        return response;
    }

    private void Add(ContractRequest request, IEnumerable<ContractFinding> findings) =>
        Findings.AddRange(findings.Select(finding => $"{request.Method} {request.Target}: {finding}"));
}
