using Peak.Webapps.Benchmarks.Measuring;
using Peak.Webapps.Benchmarks.Peers;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks.Reports;

/// <summary>Create-or-update where 10,000 names contain the one that is looked for.</summary>
internal static class CreateOrUpdate
{
    internal static async Task<string> MeasureAsync() => Markdown.Table(
        ["create-or-update among 10,000 names", "requests", "time", "allocated"],
        [
            await RowAsync("the name is on the first page", Payloads.NameAt(0)).ConfigureAwait(false),
            await RowAsync("the name is the last of all", Payloads.NameAt(Payloads.ListLength - 1)).ConfigureAwait(false),
            await RowAsync("nobody has the name", Payloads.NameAt(Payloads.ListLength)).ConfigureAwait(false),
        ]);

    private static async Task<string[]> RowAsync(string what, string name)
    {
        using var service = StubService.WithLongList();
        var client = new WebappClient(new PeakSession(PeerToken.Value, new Uri("https://service.peak.ai/")), new() { Handler = service });
        var request = new CreateWebappRequest { Name = name };
        await client.CreateOrUpdateWebappAsync(request).ConfigureAwait(false);
        var requests = service.Requests;
        var cost = Rounds.Measure(new(what, [new(what, () => client.CreateOrUpdateWebappAsync(request))]))[0];
        return [what, Markdown.Text($"{requests}"), Markdown.Time(cost.Microseconds), Markdown.Bytes(cost.Bytes)];
    }
}
