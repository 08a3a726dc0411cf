using Newtonsoft.Json.Linq;
using Peak.Webapps.Testing;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A call of the client, and the request of it that the fault hits.</summary>
/// <param name="Title">The name of the call.</param>
/// <param name="FaultyOperation">The operation whose requests the fault hits.</param>
/// <param name="Call">Makes the call, and returns its result.</param>
internal sealed record ClientCallCase(string Title, string FaultyOperation, Func<IWebappClient, CancellationToken, Task<object>> Call)
{
    internal const string WebappName = "churn-dashboard";

    internal const string FirstPoll = WebappOperations.DescribeWebapp + " first";

    internal const string ReadOrUpdate = "read or update";

    private const string CreateOrUpdateExisting = "create-or-update: update";

    private const string SecondPage = WebappOperations.ListWebapps + " 2";

    internal const string WebappId = "ab11c21d-1add-45dd-a72e-8c6b83b68dee";

    /// <summary>The column of the document that shows the call; the title by default.</summary>
    internal string Heading { get; init; } = Title;

    /// <summary>Whether each run injects all faults into the call.</summary>
    internal bool IsInEachRun { get; init; }

    /// <summary>The requests of a call without a fault, in their order: see <see cref="StepOf" />.</summary>
    internal IReadOnlyList<string> Steps { get; init; } = [FaultyOperation];

    /// <summary>The page that the fault hits, where pages are listed.</summary>
    internal int FaultyPage { get; init; } = 1;

    /// <summary>Whether a webapp has the name that create-or-update looks for.</summary>
    internal bool Exists { get; init; } = true;

    internal bool IsCreateOrUpdate { get; init; }

    /// <summary>Whether it waits for the deletion: without a fault, the second poll gets a 404.</summary>
    internal bool WaitsForDeletion { get; init; }

    /// <summary>Whether it polls: the first poll finds the webapp in progress, and the fault hits the next ones.</summary>
    internal bool IsWait { get; init; }

    internal static IReadOnlyList<ClientCallCase> All { get; } =
    [
        new("describe", WebappOperations.DescribeWebapp, async (client, token) =>
            await client.DescribeWebappAsync(WebappId, token))
        {
            Heading = ReadOrUpdate,
            IsInEachRun = true,
        },
        new("list a page", WebappOperations.ListWebapps, async (client, token) =>
            await client.ListWebappsPageAsync(cancellationToken: token))
        {
            Heading = ReadOrUpdate,
        },
        new("iterate", WebappOperations.ListWebapps, AllAsync)
        {
            Heading = ReadOrUpdate,
        },
        new("update", WebappOperations.UpdateWebapp, async (client, token) =>
            await client.UpdateWebappAsync(WebappId, new() { Title = "Churn" }, token))
        {
            Heading = ReadOrUpdate,
        },
        new("second page", WebappOperations.ListWebapps, AllAsync)
        {
            Steps = [WebappOperations.ListWebapps, SecondPage],
            FaultyPage = 2,
        },
        new("create", WebappOperations.CreateWebapp, async (client, token) =>
            await client.CreateWebappAsync(new() { Name = WebappName }, token))
        {
            IsInEachRun = true,
        },
        new("delete", WebappOperations.DeleteWebapp, async (client, token) =>
            await client.DeleteWebappAsync(WebappId, token)),
        new("create-or-update: lookup", WebappOperations.ListWebapps, CreateOrUpdateAsync)
        {
            Heading = ReadOrUpdate,
            Steps = [WebappOperations.ListWebapps, WebappOperations.DescribeWebapp, WebappOperations.UpdateWebapp],
            IsCreateOrUpdate = true,
        },
        new("create-or-update: create", WebappOperations.CreateWebapp, CreateOrUpdateAsync)
        {
            Steps = [WebappOperations.ListWebapps, WebappOperations.CreateWebapp],
            Exists = false,
            IsCreateOrUpdate = true,
        },
        new("create-or-update: describe", WebappOperations.DescribeWebapp, CreateOrUpdateAsync)
        {
            Heading = CreateOrUpdateExisting,
            Steps = [WebappOperations.ListWebapps, WebappOperations.DescribeWebapp, WebappOperations.UpdateWebapp],
            IsCreateOrUpdate = true,
        },
        new(CreateOrUpdateExisting, WebappOperations.UpdateWebapp, CreateOrUpdateAsync)
        {
            Steps = [WebappOperations.ListWebapps, WebappOperations.DescribeWebapp, WebappOperations.UpdateWebapp],
            IsCreateOrUpdate = true,
        },
        new("wait", WebappOperations.DescribeWebapp, async (client, token) =>
            await client.WaitUntilAvailableAsync(WebappId, Patience, cancellationToken: token))
        {
            Steps = [FirstPoll, WebappOperations.DescribeWebapp],
            IsWait = true,
        },
        new("wait until deleted", WebappOperations.DescribeWebapp, UntilDeletedAsync)
        {
            Heading = "wait",
            Steps = [FirstPoll, WebappOperations.DescribeWebapp],
            IsWait = true,
            WaitsForDeletion = true,
        },
    ];

    /// <summary>The calls that have a column of their own; the others behave as the one with their heading.</summary>
    internal static IReadOnlyList<ClientCallCase> Columns { get; } = [.. All.DistinctBy(call => call.Heading).Select(first => All.LastOrDefault(call => call.Title == first.Heading) ?? first)];

    /// <summary>Long enough for some polls.</summary>
    internal static TimeSpan WaitTime { get; } = TimeSpan.FromMinutes(3);

    private static WaitOptions Patience => new() { Timeout = WaitTime };

    /// <summary>The step that the fault hits.</summary>
    internal string FaultyStep => FaultyPage == 1 ? FaultyOperation : SecondPage;

    /// <summary>The step that a request belongs to: its operation, and its page after the first.</summary>
    internal static string StepOf(ContractRequestCheck request) =>
        PageNumber(request) == 1 ? request.Operation!.Id : $"{request.Operation!.Id} {PageNumber(request)}";

    /// <summary>The response without a fault: the contract's example.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isCreated">Whether the webapp has been created in the meantime.</param>
    internal JToken Good(ContractRequestCheck request, bool isCreated)
    {
        var response = request.Operation!.Response(200)!.Example!;
        if (request.Operation.Id == WebappOperations.ListWebapps)
        {
            response["pageCount"] = FaultyPage;
            response["pageNumber"] = PageNumber(request);
            if (!Exists && !isCreated)
            {
                response["webapps"] = new JArray();
            }
        }

        return response;
    }

    /// <summary>Whether a call returned the contract's example: its first webapp shows it.</summary>
    internal static bool IsRight(object result) => WebappId == result switch
    {
        WebappsPage page => page.Webapps[0].Id,
        List<WebappSummary> webapps => webapps[0].Id,
        WebappReference reference => reference.Id,
        Webapp webapp => webapp.Id,
        CreateOrUpdateWebappResult outcome => outcome.Id,
        string gone => gone,
        _ => null,
    };

    public override string ToString() => Title;

    private static int PageNumber(ContractRequestCheck request) =>
        request.Parameters.TryGetValue("pageNumber", out var number) ? number.Value<int>() : 1;

    private static async Task<object> AllAsync(IWebappClient client, CancellationToken cancellationToken)
    {
        var webapps = new List<WebappSummary>();
        await foreach (var webapp in client.ListWebappsAsync(cancellationToken: cancellationToken))
        {
            webapps.Add(webapp);
        }

        return webapps;
    }

    private static async Task<object> UntilDeletedAsync(IWebappClient client, CancellationToken cancellationToken)
    {
        await client.WaitUntilDeletedAsync(WebappId, Patience, cancellationToken: cancellationToken);
        return WebappId;
    }

    private static async Task<object> CreateOrUpdateAsync(IWebappClient client, CancellationToken cancellationToken) =>
        await client.CreateOrUpdateWebappAsync(new() { Name = WebappName, Title = "Churn" }, cancellationToken: cancellationToken);
}
