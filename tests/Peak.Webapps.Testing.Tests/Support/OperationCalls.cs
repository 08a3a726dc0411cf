using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing.Tests;

/// <summary>A call of each operation. Add new operations of the contract here.</summary>
internal static class OperationCalls
{
    private const string WebappId = "ab11c21d-1add-45dd-a72e-8c6b83b68dee";

    /// <summary>By operation id: a call with all parameters of the operation, and the contract's example as its body.</summary>
    internal static IReadOnlyDictionary<string, Func<IWebappClient, JToken?, CancellationToken, Task<object>>> All { get; } =
        new Dictionary<string, Func<IWebappClient, JToken?, CancellationToken, Task<object>>>
        {
            [WebappOperations.ListWebapps] = async (client, _, token) => await client.ListWebappsPageAsync(
                new() { PageSize = 10, Statuses = [WebappStatus.Available, WebappStatus.Creating], NameContains = "churn" }, 2, token),
            [WebappOperations.CreateWebapp] = async (client, example, token) =>
                await client.CreateWebappAsync(example!.ToObject<CreateWebappRequest>()!, token),
            [WebappOperations.DescribeWebapp] = async (client, _, token) => await client.DescribeWebappAsync(WebappId, token),
            [WebappOperations.UpdateWebapp] = async (client, example, token) =>
                await client.UpdateWebappAsync(WebappId, example!.ToObject<UpdateWebappRequest>()!, token),
            [WebappOperations.DeleteWebapp] = async (client, _, token) => await client.DeleteWebappAsync(WebappId, token),
        };
}
