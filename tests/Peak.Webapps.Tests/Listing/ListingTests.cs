namespace Peak.Webapps.Tests;

public sealed class ListingTests
{
    private readonly StubService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_pages_are_listed_in_order()
    {
        _service.ReturnsPage(1, 3, "a", "b").ReturnsPage(2, 3, "c", "d").ReturnsPage(3, 3, "e");

        var names = await NamesAsync(_service.CreateClient().ListWebappsAsync(cancellationToken: Token));

        names.Should().Equal("a", "b", "c", "d", "e");
        _service.Requests.Select(request => request.PathAndQuery).Should().Equal(
            "/webapps/api/v1/webapps/?pageNumber=1",
            "/webapps/api/v1/webapps/?pageNumber=2",
            "/webapps/api/v1/webapps/?pageNumber=3");
    }

    [Fact]
    public async Task A_page_is_requested_only_when_its_first_webapp_is_needed()
    {
        _service.ReturnsPage(1, 2, "a", "b").ReturnsPage(2, 2, "c");
        var webapps = _service.CreateClient().ListWebappsAsync(cancellationToken: Token);
        _service.Requests.Should().BeEmpty();

        await using var iterator = webapps.GetAsyncEnumerator(Token);
        await iterator.MoveNextAsync();
        await iterator.MoveNextAsync();
        _service.Requests.Should().HaveCount(1);

        await iterator.MoveNextAsync();
        _service.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_list_ends_early_when_pages_are_removed_in_the_meantime()
    {
        _service.ReturnsPage(1, 3, "a").ReturnsPage(2, 2, "b");

        (await NamesAsync(_service.CreateClient().ListWebappsAsync(cancellationToken: Token))).Should().Equal("a", "b");
    }

    [Fact]
    public async Task The_list_continues_when_pages_are_added_in_the_meantime()
    {
        _service.ReturnsPage(1, 2, "a").ReturnsPage(2, 3, "b").ReturnsPage(3, 3, "c");

        (await NamesAsync(_service.CreateClient().ListWebappsAsync(cancellationToken: Token))).Should().Equal("a", "b", "c");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public async Task An_empty_page_ends_the_list(int pageCount)
    {
        _service.ReturnsPage(1, pageCount);

        (await NamesAsync(_service.CreateClient().ListWebappsAsync(cancellationToken: Token))).Should().BeEmpty();
    }

    [Fact]
    public async Task A_service_that_always_returns_the_first_of_two_pages_does_not_make_the_list_endless()
    {
        _service.ReturnsPage(1, 2, "a").ReturnsPage(1, 2, "a");

        (await NamesAsync(_service.CreateClient().ListWebappsAsync(cancellationToken: Token))).Should().Equal("a", "a");
    }

    [Fact]
    public async Task Every_iteration_starts_with_the_first_page()
    {
        _service.ReturnsPage(1, 1, "a").ReturnsPage(1, 1, "b");
        var webapps = _service.CreateClient().ListWebappsAsync(cancellationToken: Token);

        (await NamesAsync(webapps)).Should().Equal("a");
        (await NamesAsync(webapps)).Should().Equal("b");
    }

    [Fact]
    public async Task Filters_are_sent_with_the_names_of_the_contract()
    {
        _service.ReturnsPage(1, 1);
        var filter = new ListWebappsFilter
        {
            PageSize = 10,
            Statuses = [WebappStatus.Creating, WebappStatus.Available, new WebappStatus("NEW&IMPROVED")],
            NameContains = "a b&c=d/é",
        };

        await NamesAsync(_service.CreateClient().ListWebappsAsync(filter, cancellationToken: Token));

        _service.Requests.Single().PathAndQuery.Should().Be(
            "/webapps/api/v1/webapps/?pageSize=10&status=CREATING&status=AVAILABLE&status=NEW%26IMPROVED&searchTerm=a%20b%26c%3Dd%2F%C3%A9&pageNumber=1");
    }

    [Fact]
    public async Task Filters_that_are_not_set_are_not_sent()
    {
        _service.ReturnsPage(1, 1).ReturnsPage(1, 1);

        await _service.CreateClient().ListWebappsPageAsync(cancellationToken: Token);
        await _service.CreateClient().ListWebappsPageAsync(new ListWebappsFilter(), cancellationToken: Token);

        _service.Requests.Should().OnlyContain(request => request.PathAndQuery == "/webapps/api/v1/webapps/?pageNumber=1");
    }

    [Fact]
    public async Task An_empty_list_of_statuses_is_refused()
    {
        await _service.CreateClient().Awaiting(client => client.ListWebappsPageAsync(new ListWebappsFilter { Statuses = [] }, cancellationToken: Token))
            .Should().ThrowAsync<ArgumentException>().WithMessage("Statuses is empty: set at least one value, or leave it unset.*");

        _service.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_single_page_has_its_counts()
    {
        _service.Returns("""{"webappsCount":51,"webapps":[],"pageCount":3,"pageNumber":2,"pageSize":25}""");

        var page = await _service.CreateClient().ListWebappsPageAsync(pageNumber: 2, cancellationToken: Token);

        (page.WebappsCount, page.PageCount, page.PageNumber, page.PageSize).Should().Be((51, 3, 2, 25));
        _service.Requests.Single().PathAndQuery.Should().EndWith("?pageNumber=2");
    }

    [Fact]
    public void Filters_that_violate_the_contract_are_refused_before_anything_is_sent()
    {
        var client = _service.CreateClient();

        Refused(() => client.ListWebappsAsync(new() { PageSize = 0 }), "filter", "PageSize 0 is too small*1*");
        Refused(() => client.ListWebappsAsync(new() { PageSize = 101 }), "filter", "PageSize 101 is too large*100*");
        Refused(() => client.ListWebappsPageAsync(new() { PageSize = -1 }), "filter", "PageSize -1 is too small*");
        Refused(() => client.ListWebappsPageAsync(pageNumber: 0), "pageNumber", "0 is too small: the first page is 1.*");
        Refused(() => client.ListWebappsAsync(new() { Statuses = [default] }), "filter", "Statuses?0? has no value*");
        _service.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_cancellation_between_two_webapps_ends_the_iteration()
    {
        _service.ReturnsPage(1, 1, "a", "b");
        using var cancellation = new CancellationTokenSource();
        await using var iterator = _service.CreateClient().ListWebappsAsync(cancellationToken: cancellation.Token).GetAsyncEnumerator(CancellationToken.None);
        await iterator.MoveNextAsync();

        await cancellation.CancelAsync();

        var act = async () => await iterator.MoveNextAsync();
        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public async Task A_token_of_the_iteration_cancels_a_running_request()
    {
        using var cancellation = new CancellationTokenSource();
        _service.Returns(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return new HttpResponseMessage();
        });

        var act = async () =>
        {
            await foreach (var _ in _service.CreateClient().ListWebappsAsync(cancellationToken: CancellationToken.None).WithCancellation(cancellation.Token))
            {
            }
        };

        await act.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task An_error_on_a_later_page_is_thrown_after_the_webapps_before_it()
    {
        _service.ReturnsPage(1, 2, "a").Returns(System.Net.HttpStatusCode.InternalServerError, """{"error":"down"}""");
        var seen = new List<string>();

        var act = async () =>
        {
            await foreach (var webapp in _service.CreateClient().ListWebappsAsync(cancellationToken: Token))
            {
                seen.Add(webapp.Name);
            }
        };

        await act.Should().ThrowAsync<InternalServerErrorException>();
        seen.Should().Equal("a");
    }

    private static void Refused(Action act, string argument, string message) =>
        act.Should().Throw<ArgumentException>().WithParameterName(argument).WithMessage(message);

    private static async Task<List<string>> NamesAsync(IAsyncEnumerable<WebappSummary> webapps)
    {
        var names = new List<string>();
        await foreach (var webapp in webapps)
        {
            names.Add(webapp.Name);
        }

        return names;
    }
}
