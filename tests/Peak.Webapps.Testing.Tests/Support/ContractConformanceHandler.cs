using System.Net;

namespace Peak.Webapps.Testing.Tests;

/// <summary>Checks every answer of the fake against the contract, in whatever test it comes.</summary>
internal sealed class ContractConformanceHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    // Where the fake answers what the contract leaves open, each with its reason.
    private static readonly (string OperationId, HttpStatusCode Status)[] Undocumented =
    [
        // The real service is expected to refuse a second webapp of one name so.
        (WebappOperations.CreateWebapp, HttpStatusCode.Conflict),
        // The contract has no word for a bad request to delete.
        (WebappOperations.DeleteWebapp, HttpStatusCode.BadRequest),
    ];

    /// <summary>Whether answers that a test itself has planned are let through.</summary>
    public bool LetsPlannedAnswersThrough { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await ContractRequest.FromAsync(request, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (!LetsPlannedAnswersThrough)
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
            await CheckShapeOfFailureAsync(response, cancellationToken);
        }
        else if (Undocumented.Contains((operation.Id, response.StatusCode)))
        {
            operation.Response((int)response.StatusCode).Should().BeNull("else it is no exception any more");
            await CheckShapeOfFailureAsync(response, cancellationToken);
        }
        else
        {
            var findings = await operation.CheckResponseAsync(response, cancellationToken);
            findings.Should().BeEmpty($"{operation.Id} answered {(int)response.StatusCode}");
        }
    }

    private static async Task CheckShapeOfFailureAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var failure = ServiceContract.Embedded.Operation(WebappOperations.ListWebapps).Response(500)!;
        var (body, findings) = failure.Read(
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(cancellationToken),
            ContractDirection.Response);
        body.Should().NotBeNull();
        findings.Should().BeEmpty();
    }
}
