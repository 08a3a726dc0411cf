namespace Peak.Webapps.Judging;

/// <summary>How the client calls each operation, with everything that the operation can be given. A new one is to be added here.</summary>
internal static class OperationCalls
{
    private const string WebappId = "ab11c21d-1add-45dd-a72e-8c6b83b68dee";

    private static readonly Dictionary<string, Func<IWebappClient, Contract, Task<object>>> Calls = new()
    {
        [WebappOperations.ListWebapps] = async (client, _) => await client.ListWebappsPageAsync(
            new() { PageSize = 10, Statuses = [WebappStatus.Available, WebappStatus.Creating], NameContains = "churn & more" }, 2),
        [WebappOperations.CreateWebapp] = async (client, contract) => await client.CreateWebappAsync(Webapp(contract)),
        [WebappOperations.DescribeWebapp] = async (client, _) => await client.DescribeWebappAsync(WebappId),
        [WebappOperations.UpdateWebapp] = async (client, contract) =>
            await client.UpdateWebappAsync(WebappId, UpdateWebappRequest.From(Webapp(contract))),
        [WebappOperations.DeleteWebapp] = async (client, _) => await client.DeleteWebappAsync(WebappId),
    };

    public static Task<object> CallAsync(Operation operation, IWebappClient client, Contract contract)
    {
        Calls.Keys.Should().Contain(operation.Id, "the contract has this operation: add its call to {0}", nameof(OperationCalls));
        return Calls[operation.Id](client, contract);
    }

    public static Task ExpectNoOthersAsync(Contract contract)
    {
        Calls.Keys.Should().BeSubsetOf(contract.Operations.Select(operation => operation.Id));
        return Task.CompletedTask;
    }

    private static CreateWebappRequest Webapp(Contract contract) =>
        contract.Operation(WebappOperations.CreateWebapp).BodyExample!.ToObject<CreateWebappRequest>()!;
}
