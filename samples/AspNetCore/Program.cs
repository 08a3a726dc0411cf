// A minimal API in front of the webapps API. The token comes from API_KEY or Peak:AuthToken (Peak__AuthToken).
//   dotnet run --project samples/AspNetCore
using Microsoft.AspNetCore.Http.HttpResults;
using Peak.Webapps;
using Peak.Webapps.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPeakWebapps(builder.Configuration.GetSection("Peak"));
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<PeakExceptionHandler>();
builder.Services.AddOpenApi(options => options.AddDocumentTransformer<ContractSchemas>());

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapOpenApi();

// As a stream: the response begins with the first page.
app.MapGet("/webapps", (IWebappClient client, string? name, WebappStatus[]? status, CancellationToken cancellationToken) =>
    client.ListWebappsAsync(new ListWebappsFilter { NameContains = name, Statuses = status is [] ? null : status }, cancellationToken: cancellationToken));

app.MapGet("/webapps/with-status/{status}", (IWebappClient client, WebappStatus status, CancellationToken cancellationToken) =>
    client.ListWebappsAsync(new ListWebappsFilter { Statuses = [status] }, cancellationToken: cancellationToken));

app.MapGet("/webapps/{id}", (IWebappClient client, string id, CancellationToken cancellationToken) =>
    client.DescribeWebappAsync(id, cancellationToken)).ProducesProblem(StatusCodes.Status404NotFound);

app.MapPut("/webapps/{name}", async Task<Results<Created<CreateOrUpdateWebappResult>, Ok<CreateOrUpdateWebappResult>, ProblemHttpResult>> (
    IWebappClient client, string name, CreateWebappRequest request, CancellationToken cancellationToken) =>
{
    if (request.Name != name)
    {
        return TypedResults.Problem($"The name in the address is '{name}', but \"name\" in the body is '{request.Name}'.", statusCode: StatusCodes.Status400BadRequest);
    }

    var result = await client.CreateOrUpdateWebappAsync(request, new CreateOrUpdateOptions { SkipUnchanged = true }, cancellationToken);
    return result.Outcome == CreateOrUpdateOutcome.Created ? TypedResults.Created($"/webapps/{result.Id}", result) : TypedResults.Ok(result);
});

app.MapDelete("/webapps/{id}", async (IWebappClient client, string id, CancellationToken cancellationToken) =>
{
    await client.DeleteWebappAsync(id, cancellationToken);
    return TypedResults.NoContent();
}).ProducesProblem(StatusCodes.Status404NotFound);

app.Run();
