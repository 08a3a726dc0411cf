namespace Peak.Webapps.Judging;

/// <summary>
/// Where the fake leaves the contract, known and borne. Each check fails as soon as Prism has nothing to object to any
/// more: then it is to go from here, and what it does belongs among the others.
/// </summary>
internal sealed class DepartureChecks(ProxiedFake strict, ProxiedFake observing, Report report)
{
    private const string NotDocumented = "Unable to match the returned status code";

    public async Task RunAsync()
    {
        // The contract has no answer for a name that is taken; create-or-update relies on there being one.
        await report.CheckAsync("proxy  departure: createWebapp 409, for a name that is taken, is not in the contract", async () =>
        {
            strict.Fake.Add(new() { Name = "taken" });
            strict.Take();
            await strict.Client.Awaiting(client => client.CreateWebappAsync(new() { Name = "taken" })).Should().ThrowAsync<ConflictException>();
            ExpectNotDocumented(strict, 409);
        });

        // The contract has no answer to it, as no client of the contract could send it.
        await report.CheckAsync("proxy  departure: deleteWebapp 400, for a body that does not belong there, is not in the contract", async () =>
        {
            observing.Take();
            await observing.Connection.SendAsync(new(HttpMethod.Delete, "/webapps/ab11c21d-1add-45dd-a72e-8c6b83b68dee", "{}"));
            ExpectNotDocumented(observing, 400);
        });
    }

    private static void ExpectNotDocumented(ProxiedFake proxied, int status)
    {
        var exchange = proxied.Take().Exchanges.Should().ContainSingle().Which;
        exchange.Status.Should().Be(status);
        exchange.Violations.Should().ContainSingle(violation => !violation.IsOfRequest).Which.Message.Should().StartWith(NotDocumented);
    }
}
