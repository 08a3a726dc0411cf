namespace Peak.Webapps.Judging;

/// <summary>Checks of client and fake at which Prism, between them, may object to nothing.</summary>
/// <param name="Label">What the names of the checks begin with.</param>
/// <param name="Proxied">The fake behind Prism.</param>
/// <param name="Report">Where the checks are reported.</param>
/// <param name="Coverage">What keeps account of the answers.</param>
internal sealed record ProxyReport(string Label, ProxiedFake Proxied, Report Report, Coverage Coverage)
{
    public Task CheckAsync(string name, Func<Task> check) => Report.CheckAsync($"{Label} {name}", async () =>
    {
        Proxied.Take();
        var exchanges = await NoObjection.DuringAsync(Proxied.Connection, check);
        // Prism answers some requests itself: one that the service answers with 501, for example.
        exchanges.Select(exchange => exchange.Status).Should().Equal(Proxied.Take().FakeStatuses, "the answers should be the fake's own");
        Coverage.Add(exchanges);
    });
}
