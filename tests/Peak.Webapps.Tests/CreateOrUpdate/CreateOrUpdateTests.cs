using System.Globalization;
using System.Net;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Tests;

public sealed class CreateOrUpdateTests
{
    private static readonly CreateWebappRequest Request = new()
    {
        Name = "one",
        Title = "One",
        Description = "The first",
        ImageDetails = new() { ImageId = 7, VersionId = 8 },
        Resources = new() { InstanceTypeId = 9 },
        SessionStickiness = true,
    };

    private const string Existing =
        """{"id":"id-of-one","name":"one","status":"AVAILABLE","updatedAt":"2026-01-01T00:00:00Z","updatedBy":"ada","tags":[]}""";

    private readonly StubService _service = new();
    private readonly SkippedTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WebappClient Client(PeakRetryBudget? budget = null) =>
        _service.CreateClient(new() { TimeProvider = _time, Retry = { MaxRetries = 0, Budget = budget } });

    [Fact]
    public async Task An_unused_name_is_created()
    {
        _service.ReturnsPage(1, 1, "one-and-more", "ONE").Returns("""{"id":"new"}""");

        var result = await Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        result.Should().BeEquivalentTo(new { Id = "new", Outcome = CreateOrUpdateOutcome.Created });
        _service.Requests.Select(request => request.ToString()).Should().Equal(
            "GET /webapps/api/v1/webapps/?pageSize=100&searchTerm=one&pageNumber=1",
            "POST /webapps/api/v1/webapps/");
        JToken.Parse(_service.Requests[1].Body!).Should().BeEquivalentTo(JToken.Parse(
            """{"name":"one","title":"One","description":"The first","imageDetails":{"imageId":7,"versionId":8},"resources":{"instanceTypeId":9},"sessionStickiness":true}"""));
    }

    [Fact]
    public async Task A_name_that_exists_is_updated_without_sending_the_name()
    {
        _service.ReturnsPage(1, 1, "one").Returns(Existing).Returns("""{"id":"id-of-one"}""");

        var result = await Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        result.Should().BeEquivalentTo(new { Id = "id-of-one", Outcome = CreateOrUpdateOutcome.Updated });
        _service.Requests.Select(request => request.ToString()).Skip(1).Should().Equal(
            "GET /webapps/api/v1/webapps/id-of-one",
            "PATCH /webapps/api/v1/webapps/id-of-one");
        JToken.Parse(_service.Requests[2].Body!).Should().BeEquivalentTo(JToken.Parse(
            """{"title":"One","description":"The first","imageDetails":{"imageId":7,"versionId":8},"resources":{"instanceTypeId":9},"sessionStickiness":true}"""));
    }

    [Fact]
    public async Task The_exact_name_is_found_on_a_later_page()
    {
        _service.ReturnsPage(1, 3, "one-a").ReturnsPage(2, 3, "one-b", "one").Returns(Existing).Returns("""{"id":"id-of-one"}""");

        var result = await Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        result.Outcome.Should().Be(CreateOrUpdateOutcome.Updated);
        _service.Requests.Should().HaveCount(4, "the third page is not needed once the name is found");
    }

    [Fact]
    public async Task A_name_that_another_caller_creates_in_the_meantime_is_updated()
    {
        _service.ReturnsPage(1, 0).Returns(HttpStatusCode.Conflict, """{"message":"name is taken"}""")
            .ReturnsPage(1, 1, "one").Returns(Existing).Returns("""{"id":"id-of-one"}""");

        (await Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token)).Outcome.Should().Be(CreateOrUpdateOutcome.Updated);
        _time.Delays.Should().BeEmpty("the new webapp is most likely listed already");
    }

    [Fact]
    public async Task A_webapp_that_another_caller_deletes_in_the_meantime_is_created()
    {
        _service.ReturnsPage(1, 1, "one").Returns(Existing).Returns(HttpStatusCode.NotFound, """{"detail":"gone"}""")
            .ReturnsPage(1, 0).Returns("""{"id":"new"}""");

        (await Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token)).Outcome.Should().Be(CreateOrUpdateOutcome.Created);
    }

    [Fact]
    public async Task It_gives_up_after_five_rounds_with_the_reason()
    {
        for (var round = 0; round < 5; round++)
        {
            _service.ReturnsPage(1, 0).Returns(HttpStatusCode.Conflict, """{"message":"name is taken"}""");
        }

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        var exception = (await act.Should().ThrowAsync<CreateOrUpdateException>().WithMessage("*5 rounds*'one'*name is taken*")).Which;
        exception.Should().BeEquivalentTo(new { ResourceName = "one", Rounds = 5, Operation = WebappOperations.CreateWebapp });
        exception.InnerException.Should().BeOfType<ConflictException>();
        exception.MayHaveBeenCreated.Should().BeFalse();
        _service.Requests.Should().HaveCount(10);
        _time.Delays.Should().HaveCount(3).And.OnlyContain(delay => delay < TimeSpan.FromSeconds(10), "lists may lag behind");
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task Any_other_error_of_the_create_ends_the_call(HttpStatusCode status)
    {
        _service.ReturnsPage(1, 0).Returns(status, null);

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        (await act.Should().ThrowAsync<PeakApiException>()).Which.StatusCode.Should().Be(status);
        _service.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_conflict_of_the_update_is_thrown()
    {
        _service.ReturnsPage(1, 1, "one").Returns(Existing).Returns(HttpStatusCode.Conflict, null);

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        (await act.Should().ThrowAsync<ConflictException>()).Which.Operation.Should().Be(WebappOperations.UpdateWebapp);
    }

    public static TheoryData<string> Losses => ["connection", "time-out", "500", "503", "408", "empty"];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_create_whose_response_is_lost_is_looked_up_and_updated(string loss)
    {
        Lose(_service.ReturnsPage(1, 0), loss).ReturnsPage(1, 1, "one").Returns(Existing).Returns("""{"id":"id-of-one"}""");

        var result = await Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        result.Should().BeEquivalentTo(new { Id = "id-of-one", Outcome = CreateOrUpdateOutcome.Updated });
        _time.Delays.Should().ContainSingle("the service may need a moment to recover");
    }

    [Theory]
    [InlineData("connection")]
    [InlineData("time-out")]
    [InlineData("empty")]
    public async Task A_create_whose_outcome_stays_unknown_is_sent_once_more_and_then_reported(string loss)
    {
        Lose(Lose(_service.ReturnsPage(1, 0), loss).ReturnsPage(1, 0), loss).ReturnsPage(1, 0);

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        var exception = (await act.Should().ThrowAsync<CreateOrUpdateException>().WithMessage("*3 rounds*'one' may have been created*")).Which;
        exception.Should().BeEquivalentTo(new { MayHaveBeenCreated = true, Rounds = 3, Operation = WebappOperations.CreateWebapp });
        exception.InnerException.Should().BeAssignableTo<PeakException>();
        _service.Requests.Should().HaveCount(5);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("408")]
    public async Task A_create_for_which_the_service_returns_an_error_is_sent_once_more_and_then_throws_that_error(string loss)
    {
        Lose(Lose(_service.ReturnsPage(1, 0), loss).ReturnsPage(1, 0), loss).ReturnsPage(1, 0);

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        ((int)(await act.Should().ThrowAsync<PeakApiException>()).Which.StatusCode).ToString(CultureInfo.InvariantCulture).Should().Be(loss);
        _service.Requests.Select(request => request.Method).Should().Equal("GET", "POST", "GET", "POST", "GET");
    }

    [Fact]
    public async Task A_create_is_not_sent_again_without_a_budget_for_retries()
    {
        Lose(_service.ReturnsPage(1, 0), "500").ReturnsPage(1, 0);

        var act = () => Client(new PeakRetryBudget(capacity: 0)).CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        await act.Should().ThrowAsync<InternalServerErrorException>();
        _service.Requests.Select(request => request.Method).Should().Equal("GET", "POST", "GET");
    }

    [Fact]
    public async Task A_create_that_did_not_reach_the_service_is_not_looked_up_again()
    {
        _service.ReturnsPage(1, 0).Throws(new HttpRequestException(HttpRequestError.ConnectionError, "refused"));

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        await act.Should().ThrowAsync<PeakConnectionException>();
        _service.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_list_that_changed_during_the_lookup_is_searched_again_before_a_create()
    {
        // A webapp of the first page was deleted, so "one" moved to the first page while the second was requested.
        _service.Returns(PageOf(count: 3, pageNumber: 1, "one-a", "one-b")).Returns(PageOf(count: 2, pageNumber: 2))
            .Returns(PageOf(count: 2, pageNumber: 1, "one-b", "one"))
            .Returns(Existing).Returns("""{"id":"id-of-one"}""");

        var result = await Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        result.Outcome.Should().Be(CreateOrUpdateOutcome.Updated);
        _service.Requests.Select(request => request.Method).Should().Equal("GET", "GET", "GET", "GET", "PATCH");
    }

    [Fact]
    public async Task A_list_that_always_changes_is_searched_three_times_before_a_create()
    {
        for (var search = 0; search < 3; search++)
        {
            _service.Returns(PageOf(count: 3, pageNumber: 1, "one-a", "one-b")).Returns(PageOf(count: 2, pageNumber: 2));
        }

        _service.Returns("""{"id":"new"}""");

        (await Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token)).Outcome.Should().Be(CreateOrUpdateOutcome.Created);

        _service.Requests.Should().HaveCount(7);
    }

    private static string PageOf(int count, int pageNumber, params string[] names) =>
        StubService.Page(pageNumber, 2, names).Replace($"\"webappsCount\":{names.Length}", $"\"webappsCount\":{count}", StringComparison.Ordinal);

    [Fact]
    public async Task A_lookup_that_fails_after_an_uncertain_create_reports_that_the_webapp_may_exist()
    {
        Lose(_service.ReturnsPage(1, 0), "connection").Returns(HttpStatusCode.Unauthorized, null);

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        (await act.Should().ThrowAsync<CreateOrUpdateException>()).Which.Should().BeEquivalentTo(
            new { MayHaveBeenCreated = true, Rounds = 2, Operation = WebappOperations.ListWebapps });
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task An_error_of_the_create_after_an_uncertain_create_reports_that_the_webapp_may_exist(HttpStatusCode status)
    {
        Lose(_service.ReturnsPage(1, 0), "connection").ReturnsPage(1, 0).Returns(status, null);

        await MayHaveBeenCreatedAsync(WebappOperations.CreateWebapp, status);
    }

    [Fact]
    public async Task An_error_of_the_describe_after_an_uncertain_create_reports_that_the_webapp_may_exist()
    {
        Lose(_service.ReturnsPage(1, 0), "connection").ReturnsPage(1, 1, "one").Returns(HttpStatusCode.Forbidden, null);

        await MayHaveBeenCreatedAsync(WebappOperations.DescribeWebapp, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_create_without_a_response_stays_unknown_after_one_with_an_error_response()
    {
        Lose(Lose(_service.ReturnsPage(1, 0), "connection").ReturnsPage(1, 0), "500").ReturnsPage(1, 0);

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        var exception = (await act.Should().ThrowAsync<CreateOrUpdateException>()).Which;
        exception.MayHaveBeenCreated.Should().BeTrue();
        exception.InnerException.Should().BeOfType<PeakConnectionException>();
    }

    [Fact]
    public async Task After_the_webapp_was_found_errors_are_those_of_the_requests()
    {
        Lose(_service.ReturnsPage(1, 0), "connection").ReturnsPage(1, 1, "one").Returns(Existing).Returns(HttpStatusCode.Forbidden, null);

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        (await act.Should().ThrowAsync<ForbiddenException>()).Which.Operation.Should().Be(WebappOperations.UpdateWebapp);
    }

    private async Task MayHaveBeenCreatedAsync(string operation, HttpStatusCode status)
    {
        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        var exception = (await act.Should().ThrowAsync<CreateOrUpdateException>().WithMessage("*2 rounds*'one' may have been created*")).Which;
        exception.Should().BeEquivalentTo(new { MayHaveBeenCreated = true, Rounds = 2, Operation = operation });
        exception.InnerException.Should().BeAssignableTo<PeakApiException>().Which.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task A_name_that_is_taken_but_not_found_may_be_taken_by_our_own_uncertain_create()
    {
        Lose(_service.ReturnsPage(1, 0), "connection");
        for (var round = 1; round < 5; round++)
        {
            _service.ReturnsPage(1, 0).Returns(HttpStatusCode.Conflict, """{"message":"name is taken"}""");
        }

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        var exception = (await act.Should().ThrowAsync<CreateOrUpdateException>().WithMessage("*5 rounds*'one' may have been created*name is taken*")).Which;
        exception.Should().BeEquivalentTo(new { MayHaveBeenCreated = true, Rounds = 5, Operation = WebappOperations.CreateWebapp });
        exception.InnerException.Should().BeOfType<ConflictException>();
    }

    [Fact]
    public async Task A_create_whose_response_is_lost_in_the_last_round_may_have_been_carried_out()
    {
        for (var round = 1; round < 5; round++)
        {
            _service.ReturnsPage(1, 0).Returns(HttpStatusCode.Conflict, null);
        }

        Lose(_service.ReturnsPage(1, 0), "connection");

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        var exception = (await act.Should().ThrowAsync<CreateOrUpdateException>()).Which;
        exception.Should().BeEquivalentTo(new { MayHaveBeenCreated = true, Rounds = 5, Operation = WebappOperations.CreateWebapp });
        exception.InnerException.Should().BeOfType<PeakConnectionException>();
        _service.Requests.Should().HaveCount(10);
    }

    [Fact]
    public async Task A_round_starts_no_earlier_than_the_service_asks_by_Retry_After()
    {
        _service.ReturnsPage(1, 0).Returns(HttpStatusCode.ServiceUnavailable, null, header: ("Retry-After", "20"))
            .ReturnsPage(1, 1, "one").Returns(Existing).Returns("""{"id":"id-of-one"}""");

        await Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        _time.Delays.Should().Equal(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_Retry_After_beyond_the_longest_delay_of_retries_ends_the_call()
    {
        _service.ReturnsPage(1, 0).Returns(HttpStatusCode.ServiceUnavailable, null, header: ("Retry-After", "31"));

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        var exception = (await act.Should().ThrowAsync<CreateOrUpdateException>()).Which;
        (exception.MayHaveBeenCreated, exception.Rounds).Should().Be((true, 1));
        exception.InnerException.Should().BeOfType<PeakApiException>().Which.RetryAfter.Should().Be(TimeSpan.FromSeconds(31));
        _time.Delays.Should().BeEmpty();
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "list")]
    [InlineData(HttpStatusCode.BadRequest, "create")]
    public async Task Errors_name_the_call_and_the_webapp(HttpStatusCode status, string step)
    {
        if (step == "create")
        {
            _service.ReturnsPage(1, 0);
        }

        _service.Returns(status, """{"message":"no"}""");

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        (await act.Should().ThrowAsync<PeakApiException>().WithMessage($"Create-or-update of the webapp 'one' failed: {step}Webapp*{(int)status}*no*"))
            .Which.Operation.Should().StartWith(step);
    }

    [Fact]
    public async Task A_request_that_is_changed_after_the_call_has_no_effect()
    {
        var lookup = new TaskCompletionSource<HttpResponseMessage>();
        _service.Returns((_, _) => lookup.Task).Returns("""{"id":"new"}""");
        var request = new CreateWebappRequest { Name = "one", Title = "before", ImageDetails = new() { ImageId = 1 } };
        var options = new CreateOrUpdateOptions();

        var call = Client().CreateOrUpdateWebappAsync(request, options, Token);
        (request.Name, request.Title, request.ImageDetails.ImageId, options.SkipUnchanged) = ("two", "after", 2, true);
        lookup.SetResult(new() { Content = new StringContent(StubService.Page(1, 0)) });
        await call;

        JToken.Parse(_service.Requests[1].Body!).Should().BeEquivalentTo(JToken.Parse("""{"name":"one","title":"before","imageDetails":{"imageId":1}}"""));
    }

    [Fact]
    public async Task An_exception_of_a_handler_ends_the_call()
    {
        _service.ReturnsPage(1, 0).Throws(new NotSupportedException("a bug"));

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        (await act.Should().ThrowAsync<PeakConnectionException>()).WithInnerException<NotSupportedException>().WithMessage("a bug");
        _service.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Callers_that_disturb_each_other_retry_after_different_delays()
    {
        var delays = new List<TimeSpan>();
        foreach (var random in new[] { 0.1, 0.9 })
        {
            var time = new SkippedTime();
            var service = Lose(new StubService().ReturnsPage(1, 0), "500").ReturnsPage(1, 1, "one").Returns(Existing).Returns("""{"id":"id-of-one"}""");

            await service.CreateClient(new() { TimeProvider = time, Retry = { MaxRetries = 0, Randomizer = () => random } }).CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

            delays.AddRange(time.Delays);
        }

        delays.Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_create_that_gets_429_has_created_nothing()
    {
        for (var round = 0; round < 5; round++)
        {
            _service.ReturnsPage(1, 0).Returns(HttpStatusCode.TooManyRequests, null);
        }

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        (await act.Should().ThrowAsync<PeakApiException>()).Which.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_webapp_that_is_being_deleted_is_not_updated_but_created_after_its_deletion()
    {
        var deleting = Existing.Replace("AVAILABLE", "DELETING", StringComparison.Ordinal);
        _service.ReturnsPage(1, 1, "one").Returns(deleting).ReturnsPage(1, 1, "one").Returns(deleting).ReturnsPage(1, 0).Returns("""{"id":"new"}""");

        (await Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token)).Should().BeEquivalentTo(new { Id = "new", Outcome = CreateOrUpdateOutcome.Created });
    }

    [Fact]
    public async Task A_webapp_that_is_being_deleted_in_every_round_ends_the_call()
    {
        for (var round = 0; round < 5; round++)
        {
            _service.ReturnsPage(1, 1, "one").Returns(Existing.Replace("AVAILABLE", "DELETING", StringComparison.Ordinal));
        }

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        (await act.Should().ThrowAsync<CreateOrUpdateException>().WithMessage("Create-or-update gave up after 5 rounds. The webapp 'one' was neither created nor updated: it is being deleted.*"))
            .Which.Should().BeEquivalentTo(new { MayHaveBeenCreated = false, Operation = WebappOperations.DescribeWebapp });
    }

    [Fact]
    public async Task A_cancellation_between_two_rounds_throws_with_the_token_of_the_caller()
    {
        using var cancellation = new CancellationTokenSource();
        _service.ReturnsPage(1, 0).Returns(() =>
        {
            cancellation.Cancel();
            throw new HttpRequestException("cut");
        });

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellationToken: cancellation.Token);

        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public async Task Calls_for_the_same_name_run_one_after_the_other()
    {
        var created = new TaskCompletionSource<HttpResponseMessage>();
        _service.ReturnsPage(1, 0).Returns((_, _) => created.Task).ReturnsPage(1, 1, "one").Returns(Existing).Returns("""{"id":"id-of-one"}""");
        var client = Client();

        var first = client.CreateOrUpdateWebappAsync(Request, cancellationToken: Token);
        var second = client.CreateOrUpdateWebappAsync(Request, cancellationToken: Token);
        _service.Requests.Should().HaveCount(2, "the second call sends nothing before the first has ended");
        created.SetResult(new() { Content = new StringContent("""{"id":"id-of-one"}""") });

        (await first).Outcome.Should().Be(CreateOrUpdateOutcome.Created);
        (await second).Outcome.Should().Be(CreateOrUpdateOutcome.Updated);
        _service.Requests.Select(request => request.Method).Should().Equal("GET", "POST", "GET", "GET", "PATCH");
    }

    [Fact]
    public async Task A_plan_does_not_wait_for_calls_that_change_something()
    {
        var (creating, created) = (new TaskCompletionSource(), new TaskCompletionSource<HttpResponseMessage>());
        _service.ReturnsPage(1, 0).Returns((_, _) =>
        {
            creating.SetResult();
            return created.Task;
        });
        var client = Client();
        var acting = client.CreateOrUpdateWebappAsync(Request, cancellationToken: Token);
        await await Task.WhenAny(creating.Task, acting);

        _service.ReturnsPage(1, 0);
        var plan = await client.PlanCreateOrUpdateWebappAsync(Request, cancellationToken: Token);

        plan.Action.Should().Be(CreateOrUpdateAction.Create);
        acting.IsCompleted.Should().BeFalse();
        created.SetResult(new() { Content = new StringContent("""{"id":"id-of-one"}""") });
        await acting;
    }

    [Theory]
    [InlineData("", "Name is blank*")]
    [InlineData(" \t", "Name is blank*")]
    [InlineData(null, "Name is missing*")]
    public void A_blank_name_is_refused_before_anything_is_sent(string? name, string message)
    {
        var act = () => { Client().CreateOrUpdateWebappAsync(new() { Name = name! }); };

        act.Should().Throw<ArgumentException>().WithParameterName("request").WithMessage(message);
        _service.Requests.Should().BeEmpty();
    }

    [Fact]
    public void A_missing_request_is_refused()
    {
        var act = () => { Client().CreateOrUpdateWebappAsync(null!); };

        act.Should().Throw<ArgumentNullException>().WithParameterName("request");
    }

    private static StubService Lose(StubService service, string loss) => loss switch
    {
        "connection" => service.Throws(new HttpRequestException("cut")),
        "time-out" => service.Throws(new TaskCanceledException("late", new TimeoutException())),
        "empty" => service.Returns(HttpStatusCode.OK, null),
        var status => service.Returns((HttpStatusCode)int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), null),
    };
}
