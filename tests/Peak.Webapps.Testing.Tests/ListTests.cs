using System.Net;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing.Tests;

public sealed class ListTests : FakeServiceTests
{
    [Fact]
    public async Task A_list_without_webapps_has_no_pages()
    {
        var page = (await GetAsync(Collection)).Json;

        page.Value<int>("webappsCount").Should().Be(0);
        page.Value<int>("pageCount").Should().Be(0);
        page.Value<int>("pageNumber").Should().Be(1);
        page.Value<int>("pageSize").Should().Be(25);
        Names(page).Should().BeEmpty();
    }

    [Theory]
    [InlineData(25, 1, 25)]
    [InlineData(26, 2, 25)]
    public async Task Pages_have_25_webapps_by_default(int count, int pages, int onFirstPage)
    {
        AddMany(count);

        var page = (await GetAsync(Collection)).Json;

        page.Value<int>("webappsCount").Should().Be(count);
        page.Value<int>("pageCount").Should().Be(pages);
        Names(page).Should().HaveCount(onFirstPage);
    }

    [Fact]
    public async Task Pages_follow_each_other_in_the_order_of_creation()
    {
        AddMany(5);

        var last = (await GetAsync($"{Collection}?pageSize=2&pageNumber=3")).Json;

        Names((await GetAsync($"{Collection}?pageSize=2")).Json).Should().Equal("webapp-0", "webapp-1");
        Names((await GetAsync($"{Collection}?pageSize=2&pageNumber=2")).Json).Should().Equal("webapp-2", "webapp-3");
        Names(last).Should().Equal("webapp-4");
        last.Value<int>("pageCount").Should().Be(3);
        last.Value<int>("pageNumber").Should().Be(3);
        last.Value<int>("pageSize").Should().Be(2);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public async Task A_page_beyond_the_last_is_empty(int pageNumber)
    {
        AddMany(3);

        var page = (await GetAsync($"{Collection}?pageNumber={pageNumber}")).Json;

        Names(page).Should().BeEmpty();
        page.Value<int>("webappsCount").Should().Be(3);
        page.Value<int>("pageCount").Should().Be(1);
    }

    [Fact]
    public async Task The_search_finds_names_that_contain_the_term_in_any_case()
    {
        Add("churn");
        Add("my-Churn-2");
        Add("sales");

        Names((await GetAsync($"{Collection}?searchTerm=CHURN")).Json).Should().Equal("churn", "my-Churn-2");
    }

    [Theory]
    [InlineData("a+b", "a%2Bb")]
    [InlineData("a b", "a%20b")]
    [InlineData("a b", "a+b")]
    [InlineData("a&b=c", "a%26b%3Dc")]
    [InlineData("größe/1", "gr%C3%B6%C3%9Fe%2F1")]
    public async Task The_search_term_is_decoded(string name, string encoded)
    {
        Add(name);
        Add("other");

        Names((await GetAsync($"{Collection}?searchTerm={encoded}")).Json).Should().Equal(name);
    }

    [Fact]
    public async Task Only_webapps_with_one_of_the_statuses_are_listed()
    {
        Add("a", WebappStatus.Creating);
        Add("b", WebappStatus.Available);
        Add("c", WebappStatus.CreateFailed);

        Names((await GetAsync($"{Collection}?status=CREATING&status=CREATE_FAILED")).Json).Should().Equal("a", "c");
        Names((await GetAsync($"{Collection}?status=AVAILABLE")).Json).Should().Equal("b");
    }

    [Fact]
    public async Task The_counts_are_those_of_the_matches()
    {
        AddMany(4);
        Add("other");

        var page = (await GetAsync($"{Collection}?searchTerm=webapp&pageSize=3")).Json;

        page.Value<int>("webappsCount").Should().Be(4);
        page.Value<int>("pageCount").Should().Be(2);
    }

    [Fact]
    public async Task An_item_is_a_summary()
    {
        Service.Add(new CreateWebappRequest { Name = "churn", Title = "Churn", ImageDetails = new ImageDetails { ImageId = 1 } });

        var item = (await GetAsync(Collection)).Json["webapps"]![0]!;

        item.Children<JProperty>().Select(property => property.Name).Should().BeEquivalentTo(
            "id", "name", "status", "updatedAt", "updatedBy", "tags");
    }

    [Theory]
    [InlineData("pageSize=0", "query.pageSize must be at least 1")]
    [InlineData("pageSize=101", "query.pageSize must be at most 100")]
    [InlineData("pageSize=ten", "query.pageSize must be an integer")]
    [InlineData("pageSize=", "query.pageSize must be an integer")]
    [InlineData("pageSize=1&pageSize=2", "query.pageSize must be sent once")]
    [InlineData("pageNumber=0", "query.pageNumber must be at least 1")]
    [InlineData("pageNumber=2147483648", "query.pageNumber must fit into int32")]
    [InlineData("status=ASLEEP", "query.status[0] must be one of CREATING, DEPLOYING, AVAILABLE, DELETING, CREATE_FAILED, DELETE_FAILED")]
    [InlineData("status=CREATING,AVAILABLE", "query.status[0] must be one of CREATING, DEPLOYING, AVAILABLE, DELETING, CREATE_FAILED, DELETE_FAILED")]
    [InlineData("name=churn", "query.name is not allowed")]
    [InlineData("PageSize=2", "query.PageSize is not allowed")]
    public async Task A_query_that_violates_the_contract_is_refused(string query, string message)
    {
        var response = await GetAsync($"{Collection}?{query}");

        response.Status.Should().Be(HttpStatusCode.BadRequest);
        response.Json.Value<string>("message").Should().Be(message);
    }

    [Fact]
    public async Task A_body_is_refused()
    {
        var response = await SendAsync(HttpMethod.Get, Collection, Json(new { name = "a" }));

        response.Status.Should().Be(HttpStatusCode.BadRequest);
        response.Json.Value<string>("message").Should().Be("body must be absent");
    }

    private static IEnumerable<string> Names(JObject page) => page["webapps"]!.Select(webapp => (string)webapp["name"]!);

    private void AddMany(int count)
    {
        for (var index = 0; index < count; index++)
        {
            Add($"webapp-{index}");
        }
    }

    private void Add(string name, WebappStatus? status = null) => Service.Add(new CreateWebappRequest { Name = name }, status);
}
