
namespace Peak.Webapps.Testing.Tests;

/// <summary>Records the requests of a client, and compares them and their responses with the contract.</summary>
internal sealed class ContractRecorder : DelegatingHandler
{
    internal ContractRecorder(HttpMessageHandler? connections = null)
        : base(connections ?? WebappClient.CreateHandler())
    {
    }

    internal List<ContractRequest> Requests { get; } = [];

    /// <summary>All differences from the contract, each with its request.</summary>
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
