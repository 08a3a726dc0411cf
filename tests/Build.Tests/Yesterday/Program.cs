// What a user wrote against version 1.0.0. It is compiled against today's packages, whatever the contract has gained.
using System.Runtime.CompilerServices;
using Peak.Webapps;
using Peak.Webapps.Testing;

using var service = FakePeakService.Start();
IWebappClient client = WebappClient.Create(service.Session, new WebappClientOptions { Timeout = TimeSpan.FromSeconds(30) });
var result = await client.CreateOrUpdateWebappAsync(new CreateWebappRequest { Name = "yesterday", ImageDetails = new() { ImageId = 1 } });
var webapp = await client.WaitForWebappAsync(result.Id, new WaitForWebappOptions { PollInterval = TimeSpan.Zero });
var page = await client.ListWebappsPageAsync(new ListWebappsFilter { Name = "yester", Status = [WebappStatus.Available] }, 1, CancellationToken.None);
await client.UpdateWebappAsync(result.Id, new UpdateWebappRequest { Title = "Yesterday" }, CancellationToken.None);
var raw = await ((WebappClient)client).Api.DescribeWebappAsync(result.Id);
await client.DeleteWebappAsync(result.Id);

IWebappClient standIn = new StandIn();
try
{
    await standIn.DescribeWebappAsync("missing");
}
catch (NotFoundException exception)
{
    Console.WriteLine($"{result.Outcome}, {webapp.Status}, {page.WebappsCount}, {raw.StatusCode}, {exception.Operation}");
}

/// <summary>A stand-in of the client, written by hand.</summary>
internal sealed class StandIn : IWebappClient
{
    public Task<WebappsPage> ListWebappsPageAsync(ListWebappsFilter? filter = null, int? pageNumber = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new WebappsPage { Webapps = [new WebappSummary { Id = "1", Name = "one", Status = WebappStatus.Available, UpdatedBy = "ada", Tags = [] }] });

    public Task<WebappReference> CreateWebappAsync(CreateWebappRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult(new WebappReference { Id = "1" });

    public Task<Webapp> DescribeWebappAsync(string webappId, CancellationToken cancellationToken = default) =>
        throw new NotFoundException(WebappOperations.DescribeWebapp, "no such webapp");

    public Task<WebappReference> UpdateWebappAsync(string webappId, UpdateWebappRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult(new WebappReference { Id = webappId });

    public Task<WebappReference> DeleteWebappAsync(string webappId, CancellationToken cancellationToken = default) =>
        throw new ConflictException(WebappOperations.DeleteWebapp);

    public async IAsyncEnumerable<WebappSummary> ListWebappsAsync(ListWebappsFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var webapp in (await ListWebappsPageAsync(filter, 1, cancellationToken)).Webapps)
        {
            yield return webapp;
        }
    }

    public Task<CreateOrUpdateWebappResult> CreateOrUpdateWebappAsync(CreateWebappRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult(new CreateOrUpdateWebappResult { Id = "1", Outcome = CreateOrUpdateOutcome.Created });

    public Task<Webapp> WaitForWebappAsync(string webappId, WaitForWebappOptions? options = null, IProgress<Webapp>? progress = null, CancellationToken cancellationToken = default) =>
        throw new WebappFailedException(new Webapp { Id = webappId, Name = "one", Status = WebappStatus.CreateFailed });
}
