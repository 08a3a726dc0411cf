using Newtonsoft.Json.Linq;
using Peak.Webapps.Testing;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A column of the matrix: a call of the client, and which of its requests the fault strikes.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Struck">The operation whose requests the fault strikes.</param>
/// <param name="Call">Makes the call, and gives back what it got.</param>
internal sealed record Column(string Title, string Struck, Func<IWebappClient, CancellationToken, Task<object>> Call)
{
    internal const string WebappName = "churn-dashboard";

    internal const string FirstPoll = WebappOperations.DescribeWebapp + " first";

    private const string SecondPage = WebappOperations.ListWebapps + " 2";

    internal const string WebappId = "ab11c21d-1add-45dd-a72e-8c6b83b68dee";

    /// <summary>The requests of a call that goes well, in their order: see <see cref="StepOf" />.</summary>
    internal IReadOnlyList<string> Steps { get; init; } = [Struck];

    /// <summary>The page that is struck, where pages are listed.</summary>
    internal int StruckPage { get; init; } = 1;

    /// <summary>Whether a webapp has the name that create-or-update looks for.</summary>
    internal bool Exists { get; init; } = true;

    internal bool IsCreateOrUpdate { get; init; }

    /// <summary>Whether it waits until there is no such webapp: a service that is well answers 404 from the second poll on.</summary>
    internal bool IsOverWhenGone { get; init; }

    /// <summary>Whether it polls: the first poll goes well and finds the webapp on its way; the fault strikes from the next one on.</summary>
    internal bool IsWait { get; init; }

    internal static IReadOnlyList<Column> All { get; } =
    [
        new("list a page", WebappOperations.ListWebapps, async (client, token) =>
            await client.ListWebappsPageAsync(cancellationToken: token)),
        new("iterate", WebappOperations.ListWebapps, AllAsync),
        new("iterate, page 2", WebappOperations.ListWebapps, AllAsync)
        {
            Steps = [WebappOperations.ListWebapps, SecondPage],
            StruckPage = 2,
        },
        new("create", WebappOperations.CreateWebapp, async (client, token) =>
            await client.CreateWebappAsync(new() { Name = WebappName }, token)),
        new("describe", WebappOperations.DescribeWebapp, async (client, token) =>
            await client.DescribeWebappAsync(WebappId, token)),
        new("update", WebappOperations.UpdateWebapp, async (client, token) =>
            await client.UpdateWebappAsync(WebappId, new() { Title = "Churn" }, token)),
        new("delete", WebappOperations.DeleteWebapp, async (client, token) =>
            await client.DeleteWebappAsync(WebappId, token)),
        new("create-or-update: look-up", WebappOperations.ListWebapps, CreateOrUpdateAsync)
        {
            Steps = [WebappOperations.ListWebapps, WebappOperations.UpdateWebapp],
            IsCreateOrUpdate = true,
        },
        new("create-or-update: create", WebappOperations.CreateWebapp, CreateOrUpdateAsync)
        {
            Steps = [WebappOperations.ListWebapps, WebappOperations.CreateWebapp],
            Exists = false,
            IsCreateOrUpdate = true,
        },
        new("create-or-update: update", WebappOperations.UpdateWebapp, CreateOrUpdateAsync)
        {
            Steps = [WebappOperations.ListWebapps, WebappOperations.UpdateWebapp],
            IsCreateOrUpdate = true,
        },
        new("wait until available", WebappOperations.DescribeWebapp, async (client, token) =>
            await client.WaitUntilAvailableAsync(WebappId, Patience, cancellationToken: token))
        {
            Steps = [FirstPoll, WebappOperations.DescribeWebapp],
            IsWait = true,
        },
        new("wait until deleted", WebappOperations.DescribeWebapp, UntilDeletedAsync)
        {
            Steps = [FirstPoll, WebappOperations.DescribeWebapp],
            IsWait = true,
            IsOverWhenGone = true,
        },
    ];

    /// <summary>How long a wait waits: for some polls.</summary>
    private static WaitOptions Patience => new() { Timeout = TimeSpan.FromMinutes(3) };

    /// <summary>The step that the fault strikes.</summary>
    internal string StruckStep => StruckPage == 1 ? Struck : SecondPage;

    /// <summary>The step of the call that a request is: its operation, and its page after the first.</summary>
    internal static string StepOf(ContractRequestCheck request) =>
        PageNumber(request) == 1 ? request.Operation!.Id : $"{request.Operation!.Id} {PageNumber(request)}";

    /// <summary>What a service that is well answers: the contract's example.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isCreated">Whether the webapp that was not there has been created meanwhile.</param>
    internal JToken Good(ContractRequestCheck request, bool isCreated)
    {
        var answer = request.Operation!.Response(200)!.Example!;
        if (request.Operation.Id == WebappOperations.ListWebapps)
        {
            answer["pageCount"] = StruckPage;
            answer["pageNumber"] = PageNumber(request);
            if (!Exists && !isCreated)
            {
                answer["webapps"] = new JArray();
            }
        }

        return answer;
    }

    /// <summary>Whether a call got what a service that is well would have answered: told by the first webapp.</summary>
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
