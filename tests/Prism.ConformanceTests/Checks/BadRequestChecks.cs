namespace Peak.Webapps.Judging;

/// <summary>Requests that break the contract: that Prism refuses them proves that it judges, and the fake is to agree with it.</summary>
internal sealed class BadRequestChecks(Contract contract, Report report)
{
    public async Task RunAgainstMockAsync(PrismConnection mock)
    {
        foreach (var bad in BadRequests.Of(contract))
        {
            await report.CheckAsync($"mock   refuses {bad.Name}", async () =>
            {
                mock.TakeExchanges();
                (await mock.SendAsync(bad.Request)).Should().Be(bad.MockStatus);
                mock.TakeExchanges().Single().Violations.Should().Contain(violation => violation.Message.Contains(bad.Objection));
            });
        }
    }

    public async Task RunAgainstFakeAsync(ProxiedFake observed, Coverage coverage)
    {
        foreach (var bad in BadRequests.Of(contract).Where(bad => bad.CanBePassedOn))
        {
            await report.CheckAsync($"proxy  and the fake refuse {bad.Name}", async () =>
            {
                observed.Take();
                var status = await observed.Connection.SendAsync(bad.Request);
                var (exchanges, fakeStatuses) = observed.Take();
                var violations = exchanges.Single().Violations;
                violations.Should().Contain(violation => violation.IsOfRequest && violation.Message.Contains(bad.ProxyObjection));
                violations.Should().OnlyContain(violation => violation.IsOfRequest, "the fake's refusal should be one of the contract");
                status.Should().Be(bad.FakeStatus);
                fakeStatuses.Should().Equal(status);
                coverage.Add(exchanges);
            });
        }
    }
}
