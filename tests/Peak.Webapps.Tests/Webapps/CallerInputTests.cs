using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Tests;

/// <summary>Arguments that are changed after the call have no effect on it, also if the handler reads the request later or again.</summary>
public sealed class CallerInputTests
{
    private readonly StubService _service = new();
    private readonly TaskCompletionSource _changed = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_create_request_is_copied()
    {
        var request = new CreateWebappRequest { Name = "one", Title = "before", ImageDetails = new() { ImageId = 1 }, Resources = new() };
        request.ImageDetails.AdditionalProperties["channel"] = new JObject { ["name"] = "before" };

        await CallAsync(
            client => client.CreateWebappAsync(request, Token),
            () =>
            {
                (request.Name, request.Title, request.ImageDetails.ImageId, request.Resources.InstanceTypeId) = ("two", "after", 2, 3);
                ((JObject)request.ImageDetails.AdditionalProperties["channel"])["name"] = "after";
            });

        _service.Requests.Should().HaveCount(2).And.AllSatisfy(sent => sent.Body.Should().Be(
            """{"name":"one","title":"before","imageDetails":{"imageId":1,"channel":{"name":"before"}},"resources":{}}"""));
    }

    [Fact]
    public async Task An_update_request_is_copied()
    {
        var request = new UpdateWebappRequest { Title = "before", ImageDetails = new() { ImageId = 1 } };

        await CallAsync(client => client.UpdateWebappAsync("id-1", request, Token), () => (request.Title, request.ImageDetails.ImageId) = ("after", 2));

        _service.Requests.Should().HaveCount(2).And.AllSatisfy(sent => sent.Body.Should().Be("""{"title":"before","imageDetails":{"imageId":1}}"""));
    }

    [Fact]
    public async Task A_filter_is_copied()
    {
        var statuses = new List<WebappStatus> { WebappStatus.Available };
        var filter = new ListWebappsFilter { NameContains = "before", Statuses = statuses, PageSize = 10 };

        await CallAsync(
            client => client.ListWebappsPageAsync(filter, 2, Token),
            () =>
            {
                (filter.NameContains, filter.PageSize) = ("after", 20);
                statuses.Add(WebappStatus.Creating);
            },
            StubService.Page(2, 2, "one"));

        _service.Requests.Should().HaveCount(2).And.AllSatisfy(sent =>
            sent.PathAndQuery.Should().Be("/webapps/api/v1/webapps/?pageSize=10&status=AVAILABLE&searchTerm=before&pageNumber=2"));
    }

    [Fact]
    public async Task Filters_of_two_lists_are_independent()
    {
        var filter = new ListWebappsFilter { NameContains = "a", Statuses = new List<WebappStatus> { WebappStatus.Available } };
        var client = _service.ReturnsPage(1, 1).ReturnsPage(1, 1).CreateClient();

        var first = client.ListWebappsAsync(filter, cancellationToken: Token);
        filter.NameContains = "b";
        ((List<WebappStatus>)filter.Statuses)[0] = WebappStatus.Creating;
        var second = client.ListWebappsAsync(filter, cancellationToken: Token);
        await foreach (var _ in first)
        {
        }

        await foreach (var _ in second)
        {
        }

        _service.Requests.Select(request => request.PathAndQuery).Should().Equal(
            "/webapps/api/v1/webapps/?status=AVAILABLE&searchTerm=a&pageNumber=1",
            "/webapps/api/v1/webapps/?status=CREATING&searchTerm=b&pageNumber=1");
    }

    [Fact]
    public async Task Options_of_the_client_are_copied()
    {
        var options = new WebappClientOptions { TimeProvider = new SkippedTime(), Retry = { MaxRetries = 0 } };
        var client = _service.Returns(System.Net.HttpStatusCode.BadGateway, null).CreateClient(options);

        options.Retry.MaxRetries = 5;

        await client.Awaiting(webapps => webapps.DescribeWebappAsync("id-1", Token)).Should().ThrowAsync<PeakApiException>();
        _service.Requests.Should().ContainSingle();
    }

    /// <summary>Makes a call whose first attempt waits until the arguments are changed, and whose second attempt succeeds.</summary>
    private async Task CallAsync(Func<WebappClient, Task> act, Action change, string json = """{"id":"id-1"}""")
    {
        _service.Returns(System.Net.HttpStatusCode.TooManyRequests, null).Returns(json);
        var options = new WebappClientOptions { TimeProvider = new SkippedTime(), Handler = new WaitingHandler(_service, _changed.Task) };
        var call = act(new WebappClient(_service.Session, options));
        change();
        _changed.SetResult();
        await call;
    }

    private sealed class WaitingHandler(HttpMessageHandler inner, Task changed) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await changed;
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
