using System.Globalization;

namespace Peak.Webapps.Judging;

/// <summary>Lists over several pages, with filters.</summary>
internal sealed class PagingChecks(ProxyReport checks)
{
    private const string Prefix = "paged-";

    private readonly string[] _names =
        [.. Enumerable.Range(1, 57).Select(number => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:00}"))];

    private IWebappClient Client => checks.Proxied.Client;

    public async Task RunAsync()
    {
        foreach (var (index, name) in _names.Index())
        {
            checks.Proxied.Fake.Add(new() { Name = name }, IsCreating(index) ? WebappStatus.Creating : WebappStatus.Available);
        }

        await checks.CheckAsync("list: all pages, by name", () => ExpectAsync(new() { NameContains = Prefix, PageSize = 10 }, _names));
        await checks.CheckAsync("list: all pages, by one status", () =>
            ExpectAsync(new() { NameContains = Prefix, PageSize = 5, Statuses = [WebappStatus.Creating] }, _names.Where((_, index) => IsCreating(index))));
        await checks.CheckAsync("list: all pages, by two statuses", () =>
            ExpectAsync(new() { NameContains = Prefix, PageSize = 50, Statuses = [WebappStatus.Creating, WebappStatus.Available] }, _names));
        await checks.CheckAsync("list: all pages, by part of a name", () =>
            ExpectAsync(new() { NameContains = $"{Prefix}2", PageSize = 3 }, _names.Where(name => name.StartsWith($"{Prefix}2", StringComparison.Ordinal))));
        await checks.CheckAsync("list: nothing that is there, by name", () => ExpectAsync(new() { NameContains = "nobody has this name" }, []));
        await checks.CheckAsync("list: all that is there, without a filter", async () =>
            (await Client.ListWebappsAsync().ToListAsync()).Should().HaveCount(checks.Proxied.Fake.Webapps.Count));
        await checks.CheckAsync("list: the last page", async () =>
            (await Client.ListWebappsPageAsync(new() { NameContains = Prefix, PageSize = 10 }, 6)).Should().BeEquivalentTo(
                new { WebappsCount = 57, PageCount = 6, PageNumber = 6, PageSize = 10, Webapps = new object[7] },
                options => options.Using<object>(_ => { }).When(member => member.Path.StartsWith("Webapps[", StringComparison.Ordinal))));
        await checks.CheckAsync("list: a page beyond the last is empty", async () =>
            (await Client.ListWebappsPageAsync(new() { NameContains = Prefix }, 1000)).Webapps.Should().BeEmpty());
    }

    private static bool IsCreating(int index) => index % 3 == 0;

    private async Task ExpectAsync(ListWebappsFilter filter, IEnumerable<string> names) =>
        (await Client.ListWebappsAsync(filter).Select(webapp => webapp.Name).ToListAsync()).Should().Equal(names);
}
