namespace Peak.Webapps.Judging;

/// <summary>The failures that the fake gives of its own accord, to requests that keep to the contract.</summary>
internal sealed class OwnFailureChecks(Contract contract, ProxyReport checks)
{
    private const string Nobody = "00000000-0000-4000-8000-000000000000";
    private const string NoUuid = "no-uuid";

    private IWebappClient Client => checks.Proxied.Client;

    public async Task RunAsync()
    {
        var stranger = checks.Proxied.Connection.CreateClient("wrong-token");
        foreach (var operation in contract.Operations)
        {
            await CheckAsync(operation.Id, 401, "a wrong token", () => OperationCalls.CallAsync(operation, stranger, contract));
        }

        var deleted = checks.Proxied.Fake.Add(new() { Name = "deleted" }, WebappStatus.Deleting);
        await CheckAsync(WebappOperations.DescribeWebapp, 404, "nobody's id", () => Client.DescribeWebappAsync(Nobody));
        await CheckAsync(WebappOperations.DescribeWebapp, 422, "an id that is no UUID", () => Client.DescribeWebappAsync(NoUuid));
        await CheckAsync(WebappOperations.UpdateWebapp, 404, "nobody's id", () => Client.UpdateWebappAsync(Nobody, new()));
        await CheckAsync(WebappOperations.UpdateWebapp, 422, "an id that is no UUID", () => Client.UpdateWebappAsync(NoUuid, new()));
        await CheckAsync(WebappOperations.UpdateWebapp, 422, "a webapp that is being deleted", () => Client.UpdateWebappAsync(deleted, new()));
        await CheckAsync(WebappOperations.DeleteWebapp, 404, "nobody's id", () => Client.DeleteWebappAsync(Nobody));
        await CheckAsync(WebappOperations.DeleteWebapp, 404, "an id that is no UUID", () => Client.DeleteWebappAsync(NoUuid));
        await CheckAsync(WebappOperations.DeleteWebapp, 404, "an id that must be escaped", () => Client.DeleteWebappAsync("a b&ü:@;"));
        await CheckAsync(WebappOperations.DeleteWebapp, 409, "a webapp that is being deleted", () => Client.DeleteWebappAsync(deleted));
        checks.Proxied.Fake.Remove(deleted);
    }

    private Task CheckAsync(string operationId, int status, string cause, Func<Task> call)
    {
        var answer = contract.Operation(operationId).Answers.Single(answer => answer.Status == status);
        return checks.CheckAsync($"{answer} from the fake itself: {cause}", () => call.ShouldFailAsync(answer));
    }
}
