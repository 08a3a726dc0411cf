using System.Net;

namespace Peak.Webapps.Testing.Tests;

/// <summary>Checks every response of the fake against the contract, in every test.</summary>
internal sealed class ContractConformanceHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    // Responses of the fake that the contract does not document, each with its reason.
    private static readonly (string OperationId, HttpStatusCode Status)[] Undocumented =
    [
        // The real service is expected to respond like this to a name that is taken.
        (WebappOperations.CreateWebapp, HttpStatusCode.Conflict),
        // The contract documents no response to an invalid delete.
        (WebappOperations.DeleteWebapp, HttpStatusCode.BadRequest),
    ];

    /// <summary>Whether responses may violate the contract, because the test plans such responses.</summary>
    public bool AllowsViolations { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await ContractRequest.FromAsync(request, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (!AllowsViolations)
        {
            await CheckAsync(ServiceContract.Embedded.Check(sent).Operation, response, cancellationToken);
        }

        return response;
    }

    private static async Task CheckAsync(
        ContractOperation? operation, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (operation is null)
        {
            response.StatusCode.Should().BeOneOf(HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);
            await CheckErrorBodyAsync(response, cancellationToken);
        }
        else if (Undocumented.Contains((operation.Id, response.StatusCode)))
        {
            operation.Response((int)response.StatusCode).Should().BeNull("otherwise it is no exception");
            await CheckErrorBodyAsync(response, cancellationToken);
        }
        else
        {
            var findings = await operation.CheckResponseAsync(response, cancellationToken);
            findings.Should().BeEmpty($"{operation.Id} responded with {(int)response.StatusCode}");
        }
    }

    private static async Task CheckErrorBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var error = ServiceContract.Embedded.Operation(WebappOperations.ListWebapps).Response(500)!;
        var (body, findings) = error.Read(
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(cancellationToken),
            isResponse: true);
        body.Should().NotBeNull();
        findings.Should().BeEmpty();
    }
}
