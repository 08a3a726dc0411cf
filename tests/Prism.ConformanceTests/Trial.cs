namespace Peak.Webapps.Judging;

/// <summary>The whole of it: starts the Prisms, and lets them judge first the client, then client and fake together.</summary>
internal sealed class Trial(string folder, Contract contract, Report report)
{
    public async Task RunAsync()
    {
        var allRequired = StricterContract.WithAllRequired(contract, AppContext.BaseDirectory);
        var closed = StricterContract.Closed(contract, AppContext.BaseDirectory);
        await using var started = new StartedTogether();
        var mock = started.Add(PrismServer.StartAsync(folder, "mock", contract.File, "--errors"));
        var demandingMock = started.Add(PrismServer.StartAsync(folder, "mock", allRequired, "--errors"));
        var strict = started.Add(ProxiedFake.StartAsync(folder, contract, contract.File, "--errors", "--validate-request"));
        // With --errors, Prism keeps a bad request to itself; without, it tells, and lets the fake refuse it too.
        var observing = started.Add(ProxiedFake.StartAsync(folder, contract, contract.File, "--validate-request"));
        var strictAndClosed = started.Add(ProxiedFake.StartAsync(folder, contract, closed, "--errors", "--validate-request"));
        await started.AllAsync();

        await JudgeClientAsync(new(mock.Result.Address, contract), new(demandingMock.Result.Address, contract));
        await JudgeFakeAsync(strict.Result, observing.Result, strictAndClosed.Result);
    }

    private async Task JudgeClientAsync(PrismConnection mock, PrismConnection demandingMock)
    {
        var coverage = new Coverage(contract);
        await new MockChecks(contract, mock, report, coverage).RunAsync();
        await new DemandingMockChecks(contract, demandingMock, report).RunAsync();
        await new BadRequestChecks(contract, report).RunAgainstMockAsync(mock);
        await report.CheckAsync("mock   every answer of the contract was driven", () => coverage.ExpectAllAsync());
        await report.CheckAsync("mock   every call is of an operation of the contract", () => OperationCalls.ExpectNoOthersAsync(contract));
    }

    private async Task JudgeFakeAsync(ProxiedFake strict, ProxiedFake observing, ProxiedFake strictAndClosed)
    {
        var all = new Coverage(contract);
        var own = new Coverage(contract);
        var strictChecks = new ProxyReport("proxy ", strict, report, all);
        var closedChecks = new ProxyReport("closed", strictAndClosed, report, new Coverage(contract));
        foreach (var checks in new[] { strictChecks, closedChecks })
        {
            await new LifeChecks(checks).RunAsync();
            await new PagingChecks(checks).RunAsync();
        }

        foreach (var checks in new[] { strictChecks with { Coverage = own }, closedChecks })
        {
            await new OwnFailureChecks(contract, checks).RunAsync();
        }

        await new BadRequestChecks(contract, report).RunAgainstFakeAsync(observing, own);
        all.Add(own);
        await new PlannedFailureChecks(contract, strictChecks).RunAsync();
        await new DepartureChecks(strict, observing, report).RunAsync();
        await new WrongAnswerChecks(contract, strict, strictAndClosed, report).RunAsync();
        await report.CheckAsync("proxy  every answer of the contract was driven", () => all.ExpectAllAsync());
        await report.CheckAsync(
            "proxy  every failure but 403 and 500 came from the fake's own doing",
            () => own.ExpectAllAsync(answer => answer.IsFailure && answer.Status is not (403 or 500)));
    }
}
