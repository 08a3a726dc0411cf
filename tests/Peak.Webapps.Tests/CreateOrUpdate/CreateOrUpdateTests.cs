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

    private readonly StubService _service = new();
    private readonly SkippedTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WebappClient Client(PeakRetryBudget? budget = null) =>
        _service.CreateClient(new() { TimeProvider = _time, Retry = { MaxRetries = 0, Budget = budget } });

    [Fact]
    public async Task A_name_that_nobody_has_is_created()
    {
        _service.AnswersPage(1, 1, "one-and-more", "ONE").Answers("""{"id":"new"}""");

        var result = await Client().CreateOrUpdateWebappAsync(Request, Token);

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
        _service.AnswersPage(1, 1, "one").Answers("""{"id":"id-of-one"}""");

        var result = await Client().CreateOrUpdateWebappAsync(Request, Token);

        result.Should().BeEquivalentTo(new { Id = "id-of-one", Outcome = CreateOrUpdateOutcome.Updated });
        _service.Requests[1].ToString().Should().Be("PATCH /webapps/api/v1/webapps/id-of-one");
        JToken.Parse(_service.Requests[1].Body!).Should().BeEquivalentTo(JToken.Parse(
            """{"title":"One","description":"The first","imageDetails":{"imageId":7,"versionId":8},"resources":{"instanceTypeId":9},"sessionStickiness":true}"""));
    }

    [Fact]
    public async Task The_exact_name_is_found_on_a_later_page()
    {
        _service.AnswersPage(1, 3, "one-a").AnswersPage(2, 3, "one-b", "one").Answers("""{"id":"id-of-one"}""");

        var result = await Client().CreateOrUpdateWebappAsync(Request, Token);

        result.Outcome.Should().Be(CreateOrUpdateOutcome.Updated);
        _service.Requests.Should().HaveCount(3, "the third page is not needed once the name is found");
    }

    [Fact]
    public async Task A_name_that_another_caller_creates_meanwhile_is_updated()
    {
        _service.AnswersPage(1, 0).Answers(HttpStatusCode.Conflict, """{"message":"name is taken"}""")
            .AnswersPage(1, 1, "one").Answers("""{"id":"id-of-one"}""");

        (await Client().CreateOrUpdateWebappAsync(Request, Token)).Outcome.Should().Be(CreateOrUpdateOutcome.Updated);
        _time.Delays.Should().BeEmpty("the other's webapp is most likely listed already");
    }

    [Fact]
    public async Task A_webapp_that_another_caller_deletes_meanwhile_is_created()
    {
        _service.AnswersPage(1, 1, "one").Answers(HttpStatusCode.NotFound, """{"detail":"gone"}""")
            .AnswersPage(1, 0).Answers("""{"id":"new"}""");

        (await Client().CreateOrUpdateWebappAsync(Request, Token)).Outcome.Should().Be(CreateOrUpdateOutcome.Created);
    }

    [Fact]
    public async Task It_gives_up_after_five_rounds_and_tells_why()
    {
        for (var round = 0; round < 5; round++)
        {
            _service.AnswersPage(1, 0).Answers(HttpStatusCode.Conflict, """{"message":"name is taken"}""");
        }

        var act = () => Client().CreateOrUpdateWebappAsync(Request, Token);

        var exception = (await act.Should().ThrowAsync<CreateOrUpdateException>().WithMessage("*'one'*5 rounds*name is taken*")).Which;
        exception.Should().BeEquivalentTo(new { WebappName = "one", Rounds = 5, Operation = WebappOperations.CreateWebapp });
        exception.InnerException.Should().BeOfType<ConflictException>();
        exception.MayHaveBeenCreated.Should().BeFalse();
        _service.Requests.Should().HaveCount(10);
        _time.Delays.Should().HaveCount(3).And.OnlyContain(delay => delay < TimeSpan.FromSeconds(10), "lists may lag behind");
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task Any_other_failure_of_the_create_comes_at_once(HttpStatusCode status)
    {
        _service.AnswersPage(1, 0).Answers(status, null);

        var act = () => Client().CreateOrUpdateWebappAsync(Request, Token);

        (await act.Should().ThrowAsync<PeakApiException>()).Which.StatusCode.Should().Be(status);
        _service.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_conflict_of_the_update_is_the_callers_to_know()
    {
        _service.AnswersPage(1, 1, "one").Answers(HttpStatusCode.Conflict, null);

        var act = () => Client().CreateOrUpdateWebappAsync(Request, Token);

        (await act.Should().ThrowAsync<ConflictException>()).Which.Operation.Should().Be(WebappOperations.UpdateWebapp);
    }

    public static TheoryData<string> LostAnswers => ["connection", "time-out", "500", "503", "408", "empty"];

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_create_whose_answer_got_lost_is_looked_up_and_updated(string loss)
    {
        Lose(_service.AnswersPage(1, 0), loss).AnswersPage(1, 1, "one").Answers("""{"id":"id-of-one"}""");

        var result = await Client().CreateOrUpdateWebappAsync(Request, Token);

        result.Should().BeEquivalentTo(new { Id = "id-of-one", Outcome = CreateOrUpdateOutcome.Updated });
        _time.Delays.Should().ContainSingle("a service that fails is given a moment");
    }

    [Theory]
    [InlineData("connection")]
    [InlineData("time-out")]
    [InlineData("empty")]
    public async Task A_create_whose_outcome_stays_unknown_is_sent_once_more_and_then_says_so(string loss)
    {
        Lose(Lose(_service.AnswersPage(1, 0), loss).AnswersPage(1, 0), loss).AnswersPage(1, 0);

        var act = () => Client().CreateOrUpdateWebappAsync(Request, Token);

        var exception = (await act.Should().ThrowAsync<CreateOrUpdateException>().WithMessage("*'one' may have been created*3 rounds*")).Which;
        exception.Should().BeEquivalentTo(new { MayHaveBeenCreated = true, Rounds = 3, Operation = WebappOperations.CreateWebapp });
        exception.InnerException.Should().BeAssignableTo<PeakException>();
        _service.Requests.Should().HaveCount(5);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("408")]
    public async Task A_create_that_the_service_says_to_have_failed_is_sent_once_more_and_then_fails_as_it_said(string loss)
    {
        Lose(Lose(_service.AnswersPage(1, 0), loss).AnswersPage(1, 0), loss).AnswersPage(1, 0);

        var act = () => Client().CreateOrUpdateWebappAsync(Request, Token);

        ((int)(await act.Should().ThrowAsync<PeakApiException>()).Which.StatusCode).ToString(CultureInfo.InvariantCulture).Should().Be(loss);
        _service.Requests.Select(request => request.Method).Should().Equal("GET", "POST", "GET", "POST", "GET");
    }

    [Fact]
    public async Task A_lost_create_is_not_sent_again_once_the_budget_of_retries_is_spent()
    {
        Lose(_service.AnswersPage(1, 0), "500").AnswersPage(1, 0);

        var act = () => Client(new PeakRetryBudget(capacity: 0)).CreateOrUpdateWebappAsync(Request, Token);

        await act.Should().ThrowAsync<InternalServerErrorException>();
        _service.Requests.Select(request => request.Method).Should().Equal("GET", "POST", "GET");
    }

    [Fact]
    public async Task A_create_that_never_reached_the_service_is_not_looked_up_again()
    {
        _service.AnswersPage(1, 0).Throws(new HttpRequestException(HttpRequestError.ConnectionError, "refused"));

        var act = () => Client().CreateOrUpdateWebappAsync(Request, Token);

        await act.Should().ThrowAsync<PeakConnectionException>();
        _service.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_look_up_during_which_the_list_changed_is_made_again_before_anything_is_created()
    {
        // One of the first page went, so that "one" moved from the second page to the first while the second was asked for.
        _service.Answers(PageOf(count: 3, pageNumber: 1, "one-a", "one-b")).Answers(PageOf(count: 2, pageNumber: 2))
            .Answers(PageOf(count: 2, pageNumber: 1, "one-b", "one"))
            .Answers("""{"id":"id-of-one"}""");

        var result = await Client().CreateOrUpdateWebappAsync(Request, Token);

        result.Outcome.Should().Be(CreateOrUpdateOutcome.Updated);
        _service.Requests.Select(request => request.Method).Should().Equal("GET", "GET", "GET", "PATCH");
    }

    [Fact]
    public async Task A_list_that_never_stands_still_is_gone_through_three_times_before_the_webapp_is_created()
    {
        for (var walk = 0; walk < 3; walk++)
        {
            _service.Answers(PageOf(count: 3, pageNumber: 1, "one-a", "one-b")).Answers(PageOf(count: 2, pageNumber: 2));
        }

        _service.Answers("""{"id":"new"}""");

        (await Client().CreateOrUpdateWebappAsync(Request, Token)).Outcome.Should().Be(CreateOrUpdateOutcome.Created);

        _service.Requests.Should().HaveCount(7);
    }

    private static string PageOf(int count, int pageNumber, params string[] names) =>
        StubService.Page(pageNumber, 2, names).Replace($"\"webappsCount\":{names.Length}", $"\"webappsCount\":{count}", StringComparison.Ordinal);

    [Fact]
    public async Task A_look_up_that_fails_after_a_lost_create_says_that_it_may_have_been_created()
    {
        Lose(_service.AnswersPage(1, 0), "connection").Answers(HttpStatusCode.Unauthorized, null);

        var act = () => Client().CreateOrUpdateWebappAsync(Request, Token);

        (await act.Should().ThrowAsync<CreateOrUpdateException>()).Which.Should().BeEquivalentTo(
            new { MayHaveBeenCreated = true, Rounds = 2, Operation = WebappOperations.ListWebapps });
    }

    [Fact]
    public async Task A_name_that_is_taken_though_no_look_up_shows_it_may_be_taken_by_our_own_create_that_got_lost()
    {
        Lose(_service.AnswersPage(1, 0), "connection");
        for (var round = 1; round < 5; round++)
        {
            _service.AnswersPage(1, 0).Answers(HttpStatusCode.Conflict, """{"message":"name is taken"}""");
        }

        var act = () => Client().CreateOrUpdateWebappAsync(Request, Token);

        var exception = (await act.Should().ThrowAsync<CreateOrUpdateException>().WithMessage("*'one' may have been created*5 rounds*name is taken*")).Which;
        exception.Should().BeEquivalentTo(new { MayHaveBeenCreated = true, Rounds = 5, Operation = WebappOperations.CreateWebapp });
        exception.InnerException.Should().BeOfType<ConflictException>();
    }

    [Fact]
    public async Task A_create_that_gets_lost_in_the_last_round_fails_as_it_did()
    {
        for (var round = 1; round < 5; round++)
        {
            _service.AnswersPage(1, 0).Answers(HttpStatusCode.Conflict, null);
        }

        Lose(_service.AnswersPage(1, 0), "connection");

        var act = () => Client().CreateOrUpdateWebappAsync(Request, Token);

        (await act.Should().ThrowAsync<PeakConnectionException>()).Which.Operation.Should().Be(WebappOperations.CreateWebapp);
        _service.Requests.Should().HaveCount(10);
    }

    [Fact]
    public async Task A_fault_of_a_handler_ends_it_at_once()
    {
        _service.AnswersPage(1, 0).Throws(new NotSupportedException("a bug"));

        var act = () => Client().CreateOrUpdateWebappAsync(Request, Token);

        await act.Should().ThrowAsync<NotSupportedException>().WithMessage("a bug");
        _service.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Callers_who_got_in_each_others_way_come_back_at_different_times()
    {
        var delays = new List<TimeSpan>();
        foreach (var random in new[] { 0.1, 0.9 })
        {
            var time = new SkippedTime();
            var service = Lose(new StubService().AnswersPage(1, 0), "500").AnswersPage(1, 1, "one").Answers("""{"id":"id-of-one"}""");

            await service.CreateClient(new() { TimeProvider = time, Retry = { MaxRetries = 0, Randomizer = () => random } }).CreateOrUpdateWebappAsync(Request, Token);

            delays.AddRange(time.Delays);
        }

        delays.Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Creates_that_the_service_had_no_time_for_have_created_nothing()
    {
        for (var round = 0; round < 5; round++)
        {
            _service.AnswersPage(1, 0).Answers(HttpStatusCode.TooManyRequests, null);
        }

        var act = () => Client().CreateOrUpdateWebappAsync(Request, Token);

        (await act.Should().ThrowAsync<PeakApiException>()).Which.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_webapp_that_is_being_deleted_is_not_updated_and_its_name_is_waited_for()
    {
        var deleting = StubService.Page(1, 1, "one").Replace("AVAILABLE", "DELETING", StringComparison.Ordinal);
        _service.Answers(deleting).Answers(deleting).AnswersPage(1, 0).Answers("""{"id":"new"}""");

        (await Client().CreateOrUpdateWebappAsync(Request, Token)).Should().BeEquivalentTo(new { Id = "new", Outcome = CreateOrUpdateOutcome.Created });
    }

    [Fact]
    public async Task A_webapp_that_goes_on_being_deleted_is_told()
    {
        var deleting = StubService.Page(1, 1, "one").Replace("AVAILABLE", "DELETING", StringComparison.Ordinal);
        for (var round = 0; round < 5; round++)
        {
            _service.Answers(deleting);
        }

        var act = () => Client().CreateOrUpdateWebappAsync(Request, Token);

        (await act.Should().ThrowAsync<CreateOrUpdateException>().WithMessage("*'one' could be neither*being deleted*"))
            .Which.MayHaveBeenCreated.Should().BeFalse();
    }

    [Fact]
    public async Task A_cancellation_between_two_rounds_carries_the_callers_token()
    {
        using var cancellation = new CancellationTokenSource();
        _service.AnswersPage(1, 0).Answers(() =>
        {
            cancellation.Cancel();
            throw new HttpRequestException("cut");
        });

        var act = () => Client().CreateOrUpdateWebappAsync(Request, cancellation.Token);

        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public async Task Calls_for_one_name_take_turns()
    {
        var created = new TaskCompletionSource<HttpResponseMessage>();
        _service.AnswersPage(1, 0).Answers((_, _) => created.Task).AnswersPage(1, 1, "one").Answers("""{"id":"id-of-one"}""");
        var client = Client();

        var first = client.CreateOrUpdateWebappAsync(Request, Token);
        var second = client.CreateOrUpdateWebappAsync(Request, Token);
        _service.Requests.Should().HaveCount(2, "the second call sends nothing before the first has ended");
        created.SetResult(new() { Content = new StringContent("""{"id":"id-of-one"}""") });

        (await first).Outcome.Should().Be(CreateOrUpdateOutcome.Created);
        (await second).Outcome.Should().Be(CreateOrUpdateOutcome.Updated);
        _service.Requests.Select(request => request.Method).Should().Equal("GET", "POST", "GET", "PATCH");
        client.BusyNames.Should().Be(0);
    }

    [Fact]
    public async Task A_plan_does_not_wait_for_those_who_act()
    {
        var (creating, created) = (new TaskCompletionSource(), new TaskCompletionSource<HttpResponseMessage>());
        _service.AnswersPage(1, 0).Answers((_, _) =>
        {
            creating.SetResult();
            return created.Task;
        });
        var client = Client();
        var acting = client.CreateOrUpdateWebappAsync(Request, Token);
        await await Task.WhenAny(creating.Task, acting);

        _service.AnswersPage(1, 0);
        var plan = await client.CreateOrUpdateWebappAsync(Request, new CreateOrUpdateOptions { PlanOnly = true }, Token);

        plan.IsPlan.Should().BeTrue();
        acting.IsCompleted.Should().BeFalse();
        created.SetResult(new() { Content = new StringContent("""{"id":"id-of-one"}""") });
        await acting;
    }

    [Fact]
    public void An_argument_that_fits_both_overloads_takes_the_first_as_it_did_before_there_were_two()
    {
        _service.AnswersPage(1, 1, "one").Answers("""{"id":"id-of-one"}""");

        var act = () => Client().CreateOrUpdateWebappAsync(Request, default);

        act.Should().NotThrowAsync();
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
        "empty" => service.Answers(HttpStatusCode.OK, null),
        var status => service.Answers((HttpStatusCode)int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), null),
    };
}
