namespace Peak.Webapps.Judging;

/// <summary>The client against a Prism that demands all that a request can bring: nothing gets lost on the way.</summary>
internal sealed class DemandingMockChecks(Contract contract, PrismConnection mock, Report report)
{
    private const string Token = "key";

    public async Task RunAsync()
    {
        foreach (var operation in contract.Operations)
        {
            await report.CheckAsync($"mock   {operation.Id} sends everything that the contract lets it send", () =>
                NoObjection.DuringAsync(mock, () => OperationCalls.CallAsync(operation, mock.CreateClient(Token), contract)));
        }

        await CheckIsMissedAsync("a filter", client => client.ListWebappsPageAsync(new() { PageSize = 10, NameContains = "churn" }, 2), "status");
        await CheckIsMissedAsync("a property", client => client.CreateWebappAsync(new() { Name = "churn" }), "title");
    }

    /// <summary>Proves that the demand is one.</summary>
    private Task CheckIsMissedAsync(string what, Func<IWebappClient, Task> call, string name) =>
        report.CheckAsync($"mock   {what} that is not sent is missed where all is demanded", async () =>
        {
            mock.TakeExchanges();
            await FluentActions.Awaiting(() => call(mock.CreateClient(Token))).Should().ThrowAsync<BadRequestException>();
            mock.TakeExchanges().Should().ContainSingle().Which.Violations.Should().Contain(violation => violation.Message.Contains($"'{name}'"));
        });
}
