using System.Globalization;

namespace Peak.Webapps.Testing.Tests;

/// <summary>Client and fake together: their requests and responses follow the contract.</summary>
public sealed class ClientAndFakeTests : IDisposable
{
    private static readonly CreateWebappRequest Request = new()
    {
        Name = "churn-dashboard",
        Title = "Churn dashboard",
        ImageDetails = new() { ImageId = 101, VersionId = 7 },
    };

    private readonly FakePeakService _fake = FakePeakService.Start();
    private readonly ContractRecorder _recorder = new();
    private readonly WebappClient _client;

    public ClientAndFakeTests() => _client = new WebappClient(_fake.Session, new() { Handler = _recorder });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_webapp_is_created_updated_and_deleted()
    {
        var created = await _client.CreateOrUpdateWebappAsync(Request, cancellationToken: Token);
        created.Outcome.Should().Be(CreateOrUpdateOutcome.Created);
        (await WaitAsync(created.Id)).Should().Equal("CREATING", "DEPLOYING", "AVAILABLE");

        var retitled = await _client.CreateOrUpdateWebappAsync(new() { Name = Request.Name, Title = "Another title" }, cancellationToken: Token);
        retitled.Should().BeEquivalentTo(new { created.Id, Outcome = CreateOrUpdateOutcome.Updated });
        var webapp = await _client.DescribeWebappAsync(created.Id, Token);
        (webapp.Status, webapp.Title, webapp.ImageDetails!.VersionId).Should().Be((WebappStatus.Available, "Another title", 7));

        await _client.CreateOrUpdateWebappAsync(new() { Name = Request.Name, ImageDetails = new() { ImageId = 101, VersionId = 8 } }, cancellationToken: Token);
        (await WaitAsync(created.Id)).Should().Equal("DEPLOYING", "AVAILABLE");

        await _client.DeleteWebappAsync(created.Id, Token);
        (await _client.DescribeWebappAsync(created.Id, Token)).Status.Should().Be(WebappStatus.Deleting);
        await _client.Awaiting(client => client.DescribeWebappAsync(created.Id, Token)).Should().ThrowAsync<NotFoundException>();
        _recorder.Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Webapps_are_listed_page_by_page_and_filtered()
    {
        for (var number = 1; number <= 57; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"app-{number:00}");
            _fake.Add(new() { Name = name }, number % 3 == 0 ? WebappStatus.Creating : WebappStatus.Available);
        }

        (await NamesAsync(new() { PageSize = 10 })).Should().HaveCount(57).And.OnlyHaveUniqueItems();
        _recorder.Requests.Should().HaveCount(6);
        (await NamesAsync(new() { PageSize = 10, Statuses = [WebappStatus.Creating] })).Should().HaveCount(19);
        (await NamesAsync(new() { NameContains = "app-5" })).Should().HaveCount(8);
        (await NamesAsync(new() { NameContains = "missing" })).Should().BeEmpty();
        var page = await _client.ListWebappsPageAsync(new() { PageSize = 10 }, 6, Token);
        (page.WebappsCount, page.PageCount, page.PageNumber, page.PageSize, page.Webapps.Count).Should().Be((57, 6, 6, 10, 7));
        _recorder.Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Create_or_update_finds_the_exact_name_among_250_that_contain_it()
    {
        for (var number = 0; number < 250; number++)
        {
            _fake.Add(new() { Name = string.Create(CultureInfo.InvariantCulture, $"{Request.Name}-{number}") });
        }

        var id = _fake.Add(new() { Name = Request.Name });

        (await _client.CreateOrUpdateWebappAsync(Request, cancellationToken: Token)).Should().BeEquivalentTo(new { Id = id, Outcome = CreateOrUpdateOutcome.Updated });
        _recorder.Requests.Should().HaveCount(5, "three pages of 100, the description and the update");
        _recorder.Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Create_or_update_updates_a_webapp_that_another_caller_creates_in_the_meantime()
    {
        string? id = null;
        _fake.OnRequest = request =>
        {
            if (request.OperationId == WebappOperations.CreateWebapp)
            {
                id ??= _fake.Add(new() { Name = Request.Name });
            }
        };

        var result = await _client.CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        result.Should().BeEquivalentTo(new { Id = id, Outcome = CreateOrUpdateOutcome.Updated });
        _fake.Webapps.Should().ContainSingle().Which.Title.Should().Be(Request.Title);
    }

    [Fact]
    public async Task Create_or_update_creates_a_webapp_that_another_caller_deletes_in_the_meantime()
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

        var result = await _client.CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        result.Outcome.Should().Be(CreateOrUpdateOutcome.Created);
        _fake.Webapps.Should().ContainSingle().Which.Id.Should().Be(result.Id).And.NotBe(first);
    }

    [Fact]
    public async Task Many_concurrent_callers_create_one_webapp()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => _fake.CreateClient().CreateOrUpdateWebappAsync(Request, cancellationToken: Token), Token)));

        var webapp = _fake.Webapps.Should().ContainSingle().Which;
        results.Should().OnlyContain(result => result.Id == webapp.Id);
        results.Should().ContainSingle(result => result.Outcome == CreateOrUpdateOutcome.Created);
    }

    [Fact]
    public async Task A_wrong_token_throws_UnauthorizedException()
    {
        var client = WebappClient.Create(new PeakSession("another-token", _fake.BaseAddress));

        await client.Awaiting(c => c.ListWebappsPageAsync(cancellationToken: Token)).Should().ThrowAsync<UnauthorizedException>();
    }

    [Fact]
    public async Task A_planned_error_throws_its_exception()
    {
        _fake.FailNext(WebappOperations.ListWebapps, 403);

        await _client.Awaiting(c => c.ListWebappsPageAsync(cancellationToken: Token)).Should().ThrowAsync<ForbiddenException>();
        await _client.ListWebappsPageAsync(cancellationToken: Token);
        _recorder.Findings.Should().BeEmpty();
    }

    public void Dispose()
    {
        _recorder.Dispose();
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
        await foreach (var webapp in _client.ListWebappsAsync(filter, cancellationToken: Token))
        {
            names.Add(webapp.Name);
        }

        return names;
    }

    private sealed class Statuses(List<string> seen) : IProgress<WaitProgress<Webapp>>
    {
        public void Report(WaitProgress<Webapp> value) => seen.Add(value.Resource!.Status.Value);
    }
}
