using System.Globalization;
using Peak.Webapps.Testing;

namespace Peak.Webapps.ContractTests;

/// <summary>Client and fake together: whatever passes between them keeps to the contract.</summary>
public sealed class FakeServiceTests : IDisposable
{
    private static readonly CreateWebappRequest Request = new()
    {
        Name = "churn-dashboard",
        Title = "Churn dashboard",
        ImageDetails = new() { ImageId = 101, VersionId = 7 },
    };

    private readonly FakePeakService _fake = FakePeakService.Start();
    private readonly ContractWatch _watch = new();
    private readonly WebappClient _client;

    public FakeServiceTests() => _client = new WebappClient(_fake.Session, new() { Handler = _watch });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_webapp_lives_from_create_to_delete()
    {
        var created = await _client.CreateOrUpdateWebappAsync(Request, Token);
        created.Outcome.Should().Be(CreateOrUpdateOutcome.Created);
        (await WaitAsync(created.Id)).Should().Equal("CREATING", "DEPLOYING", "AVAILABLE");

        var retitled = await _client.CreateOrUpdateWebappAsync(new() { Name = Request.Name, Title = "Another title" }, Token);
        retitled.Should().BeEquivalentTo(new { created.Id, Outcome = CreateOrUpdateOutcome.Updated });
        var webapp = await _client.DescribeWebappAsync(created.Id, Token);
        (webapp.Status, webapp.Title, webapp.ImageDetails!.VersionId).Should().Be((WebappStatus.Available, "Another title", 7));

        await _client.CreateOrUpdateWebappAsync(new() { Name = Request.Name, ImageDetails = new() { ImageId = 101, VersionId = 8 } }, Token);
        (await WaitAsync(created.Id)).Should().Equal("DEPLOYING", "AVAILABLE");

        await _client.DeleteWebappAsync(created.Id, Token);
        (await _client.DescribeWebappAsync(created.Id, Token)).Status.Should().Be(WebappStatus.Deleting);
        await _client.Awaiting(client => client.DescribeWebappAsync(created.Id, Token)).Should().ThrowAsync<NotFoundException>();
        _watch.Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task All_pages_are_listed_and_filtered()
    {
        for (var number = 1; number <= 57; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"app-{number:00}");
            _fake.Add(new() { Name = name }, number % 3 == 0 ? WebappStatus.Creating : WebappStatus.Available);
        }

        (await NamesAsync(new() { PageSize = 10 })).Should().HaveCount(57).And.OnlyHaveUniqueItems();
        _watch.Requests.Should().HaveCount(6);
        (await NamesAsync(new() { PageSize = 10, Statuses = [WebappStatus.Creating] })).Should().HaveCount(19);
        (await NamesAsync(new() { NameContains = "app-5" })).Should().HaveCount(8);
        (await NamesAsync(new() { NameContains = "nobody" })).Should().BeEmpty();
        var page = await _client.ListWebappsPageAsync(new() { PageSize = 10 }, 6, Token);
        (page.WebappsCount, page.PageCount, page.PageNumber, page.PageSize, page.Webapps.Count).Should().Be((57, 6, 6, 10, 7));
        _watch.Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task The_exact_name_is_found_among_250_that_contain_it()
    {
        for (var number = 0; number < 250; number++)
        {
            _fake.Add(new() { Name = string.Create(CultureInfo.InvariantCulture, $"{Request.Name}-{number}") });
        }

        var id = _fake.Add(new() { Name = Request.Name });

        (await _client.CreateOrUpdateWebappAsync(Request, Token)).Should().BeEquivalentTo(new { Id = id, Outcome = CreateOrUpdateOutcome.Updated });
        _watch.Requests.Should().HaveCount(4, "three pages of 100, and the update");
        _watch.Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Another_caller_who_creates_the_name_first_does_not_make_two_of_it()
    {
        string? id = null;
        _fake.OnRequest = request =>
        {
            if (request.OperationId == WebappOperations.CreateWebapp)
            {
                id ??= _fake.Add(new() { Name = Request.Name });
            }
        };

        var result = await _client.CreateOrUpdateWebappAsync(Request, Token);

        result.Should().BeEquivalentTo(new { Id = id, Outcome = CreateOrUpdateOutcome.Updated });
        _fake.Webapps.Should().ContainSingle().Which.Title.Should().Be(Request.Title);
    }

    [Fact]
    public async Task Another_caller_who_deletes_it_between_the_steps_makes_it_a_create()
    {
        var first = _fake.Add(new() { Name = Request.Name });
        _fake.OnRequest = request =>
        {
            if (request.OperationId == WebappOperations.UpdateWebapp)
            {
                _fake.OnRequest = null;
                _fake.Remove(first);
            }
        };

        var result = await _client.CreateOrUpdateWebappAsync(Request, Token);

        result.Outcome.Should().Be(CreateOrUpdateOutcome.Created);
        _fake.Webapps.Should().ContainSingle().Which.Id.Should().Be(result.Id).And.NotBe(first);
    }

    [Fact]
    public async Task Many_callers_at_once_make_one_webapp()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => _fake.CreateClient().CreateOrUpdateWebappAsync(Request, Token), Token)));

        var webapp = _fake.Webapps.Should().ContainSingle().Which;
        results.Should().OnlyContain(result => result.Id == webapp.Id);
        results.Should().ContainSingle(result => result.Outcome == CreateOrUpdateOutcome.Created);
    }

    [Fact]
    public async Task A_wrong_token_is_unauthorized()
    {
        var client = WebappClient.Create(new PeakSession("another-token", _fake.BaseAddress));

        await client.Awaiting(c => c.ListWebappsPageAsync(cancellationToken: Token)).Should().ThrowAsync<UnauthorizedException>();
    }

    [Fact]
    public async Task A_failure_that_was_ordered_comes_out_as_its_exception()
    {
        _fake.FailNext(WebappOperations.ListWebapps, 403);

        await _client.Awaiting(c => c.ListWebappsPageAsync(cancellationToken: Token)).Should().ThrowAsync<ForbiddenException>();
        await _client.ListWebappsPageAsync(cancellationToken: Token);
        _watch.Findings.Should().BeEmpty();
    }

    public void Dispose()
    {
        _watch.Dispose();
        _fake.Dispose();
    }

    private async Task<List<string>> WaitAsync(string id)
    {
        var statuses = new List<string>();
        await _client.WaitUntilAvailableAsync(id, new() { PollInterval = TimeSpan.Zero }, new Statuses(statuses), Token);
        return statuses;
    }

    private async Task<List<string>> NamesAsync(ListWebappsFilter filter)
    {
        var names = new List<string>();
        await foreach (var webapp in _client.ListWebappsAsync(filter, Token))
        {
            names.Add(webapp.Name);
        }

        return names;
    }

    private sealed class Statuses(List<string> seen) : IProgress<Webapp>
    {
        public void Report(Webapp value) => seen.Add(value.Status.Value);
    }
}
