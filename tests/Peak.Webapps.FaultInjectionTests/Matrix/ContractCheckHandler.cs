using System.Collections.Concurrent;
using Peak.Webapps.Testing;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>Compares each request of the client with the contract.</summary>
internal sealed class ContractCheckHandler : DelegatingHandler
{
    private readonly ConcurrentQueue<string> _findings = new();

    internal IReadOnlyCollection<string> Findings => _findings;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var finding in ServiceContract.Embedded.Check(await ContractRequest.FromAsync(request, cancellationToken)).Findings)
        {
            _findings.Enqueue(finding.ToString());
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
