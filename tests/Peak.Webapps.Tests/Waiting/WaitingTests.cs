using System.Net;

namespace Peak.Webapps.Tests;

/// <summary>When a wait ends, and how often it polls until then.</summary>
public sealed class WaitingTests
{
    private static readonly TimeSpan TooLong = TimeSpan.FromDays(24) + TimeSpan.FromTicks(1);

    private readonly StubService _service = new();
    private readonly SkippedTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_polls_until_the_webapp_is_available()
    {
        ReturnsStatuses("CREATING", "DEPLOYING", "NEWER_THAN_US", "AVAILABLE");

        var webapp = await Client().WaitUntilAvailableAsync("id-1", cancellationToken: Token);

        webapp.Status.Should().Be(WebappStatus.Available);
        _service.Requests.Should().HaveCount(4);
    }

    [Theory]
    [InlineData("CREATE_FAILED")]
    [InlineData("DELETE_FAILED")]
    public async Task A_failure_status_ends_the_wait(string status)
    {
        ReturnsStatuses("DEPLOYING", status);

        var act = () => Client().WaitUntilAvailableAsync("id-1", cancellationToken: Token);

        (await act.Should().ThrowAsync<WebappFailedException>().WithMessage($"The status of the webapp 'one' (id-1) is {status}."))
            .Which.Webapp.Status.Value.Should().Be(status);
    }

    [Fact]
    public async Task A_cancellation_ends_the_wait_with_the_token_of_the_caller()
    {
        using var cancellation = new CancellationTokenSource();
        ReturnsStatuses("CREATING");

        var act = () => Client().WaitUntilAvailableAsync("id-1", null, new Polls(_ => cancellation.Cancel()), cancellation.Token);

        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public void Options_out_of_range_are_refused_before_anything_is_sent()
    {
        Refused(new() { PollInterval = TimeSpan.FromSeconds(-1) }, "PollInterval is -00:00:01*");
        Refused(new() { PollInterval = TooLong }, "PollInterval is 24.00:00:00.0000001*");
        Refused(new() { MaxPollInterval = TimeSpan.FromSeconds(-1) }, "MaxPollInterval is -00:00:01*");
        Refused(new() { MaxPollInterval = TooLong }, "MaxPollInterval is 24.00:00:00.0000001*");
        Refused(new() { Timeout = TimeSpan.Zero }, "Timeout is 00:00:00*");
        Refused(new() { Timeout = TooLong }, "Timeout is 24.00:00:00.0000001*");
        _service.Requests.Should().BeEmpty();

        void Refused(WaitOptions options, string message)
        {
            Invoking(() => Client().WaitUntilAvailableAsync("id-1", options)).Should().Throw<ArgumentException>().WithParameterName("options").WithMessage(message);
            Invoking(() => Client().WaitUntilDeletedAsync("id-1", options)).Should().Throw<ArgumentException>().WithParameterName("options").WithMessage(message);
            Invoking(() => _service.CreateClient(new() { Wait = options })).Should().Throw<ArgumentException>().WithParameterName("options").WithMessage($"Wait.{message}");
        }

        static Action Invoking(Action act) => act;
    }

    [Fact]
    public void Missing_default_options_are_refused() =>
        FluentActions.Invoking(() => _service.CreateClient(new() { Wait = null! })).Should().Throw<ArgumentException>().WithMessage("Wait is null: *");

    [Fact]
    public async Task Options_at_the_edge_of_their_range_are_accepted()
    {
        var longest = TooLong - TimeSpan.FromTicks(1);
        ReturnsStatuses("AVAILABLE", "AVAILABLE");

        await Client().WaitUntilAvailableAsync("id-1", new() { PollInterval = longest, MaxPollInterval = longest, Timeout = longest }, null, Token);
        await Client().WaitUntilAvailableAsync("id-1", new() { PollInterval = TimeSpan.Zero, MaxPollInterval = TimeSpan.Zero }, null, Token);

        _service.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Intervals_grow_up_to_the_longest_and_have_a_random_part()
    {
        var random = new Queue<double>([0.5, 0.5, 0.5, 0, 0.999999]);
        ReturnsStatuses("CREATING", "CREATING", "CREATING", "CREATING", "CREATING", "AVAILABLE");

        await Client(random.Dequeue).WaitUntilAvailableAsync(
            "id-1", new() { PollInterval = TimeSpan.FromSeconds(4), MaxPollInterval = TimeSpan.FromSeconds(10) }, null, Token);

        _time.Delays.Select(delay => Math.Round(delay.TotalSeconds, 2)).Should().Equal(4, 6, 9, 8, 12);
    }

    [Fact]
    public async Task A_longest_interval_below_the_first_keeps_intervals_from_growing()
    {
        ReturnsStatuses("CREATING", "CREATING", "CREATING", "AVAILABLE");

        await Client().WaitUntilAvailableAsync("id-1", new() { PollInterval = TimeSpan.FromSeconds(4), MaxPollInterval = TimeSpan.FromSeconds(1) }, null, Token);

        _time.Delays.Should().HaveCount(3).And.OnlyContain(delay => delay == TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Without_options_a_wait_takes_the_options_of_the_client()
    {
        ReturnsStatuses("CREATING", "AVAILABLE", "DELETING");
        _service.Returns(HttpStatusCode.NotFound, null);
        var options = Options();
        options.Wait.PollInterval = TimeSpan.FromSeconds(7);
        var client = _service.CreateClient(options);
        options.Wait.PollInterval = TimeSpan.FromSeconds(1);

        await client.WaitUntilAvailableAsync("id-1", cancellationToken: Token);
        await client.WaitUntilDeletedAsync("id-1", cancellationToken: Token);

        _time.Delays.Should().Equal(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Options_that_are_changed_after_the_call_have_no_effect()
    {
        var first = new TaskCompletionSource<HttpResponseMessage>();
        _service.Returns((_, _) => first.Task);
        ReturnsStatuses("AVAILABLE");
        var options = new WaitOptions { PollInterval = TimeSpan.FromSeconds(7) };

        var wait = Client().WaitUntilAvailableAsync("id-1", options, null, Token);
        (options.PollInterval, options.ChangedAfter) = (TimeSpan.FromSeconds(1), DateTimeOffset.MaxValue);
        first.SetResult(new() { Content = new StringContent(StubService.Webapp("CREATING")) });
        await wait;

        _time.Delays.Should().Equal(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Polling_continues_after_transient_errors()
    {
        _service.Throws(new HttpRequestException("cut")).Returns(HttpStatusCode.BadGateway, "<html>").Returns(StubService.Webapp("AVAILABLE"));

        (await Client().WaitUntilAvailableAsync("id-1", null, null, Token)).Status.Should().Be(WebappStatus.Available);
    }

    [Fact]
    public async Task The_next_poll_comes_no_earlier_than_the_service_asks_by_Retry_After()
    {
        _service.Returns(HttpStatusCode.TooManyRequests, null, header: ("Retry-After", "20")).Returns(HttpStatusCode.TooManyRequests, null, header: ("Retry-After", "1"))
            .Returns(StubService.Webapp("AVAILABLE"));

        await Client().WaitUntilAvailableAsync("id-1", null, null, Token);

        _time.Delays.Should().Equal(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Any_other_error_ends_the_wait_and_names_it(int status)
    {
        _service.Returns((HttpStatusCode)status, null);

        var act = () => Client().WaitUntilAvailableAsync("id-1", null, null, Token);

        var exception = (await act.Should().ThrowAsync<PeakApiException>().WithMessage("Waiting until the webapp id-1 is available failed: describeWebapp*")).Which;
        ((int)exception.StatusCode).Should().Be(status);
        _service.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_old_AVAILABLE_is_ignored_if_updatedAt_shows_that_it_is_old()
    {
        ReturnsStatuses("AVAILABLE", "AVAILABLE");
        _service.Returns(StubService.Webapp("AVAILABLE").Replace("2026-01-01", "2026-01-02", StringComparison.Ordinal));
        var before = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var webapp = await Client().WaitUntilAvailableAsync("id-1", new() { ChangedAfter = before }, null, Token);

        webapp.UpdatedAt.Should().BeAfter(before);
    }

    [Theory]
    [InlineData("AVAILABLE")]
    [InlineData("CREATE_FAILED")]
    public async Task The_state_before_a_redeployment_is_ignored_until_the_redeployment_starts(string status)
    {
        ReturnsStatuses(status, status, "DEPLOYING", "AVAILABLE");

        (await Client().WaitUntilAvailableAsync(Redeployed(status), null, null, Token)).Status.Should().Be(WebappStatus.Available);

        _service.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task An_earlier_deployment_that_ends_after_the_update_does_not_end_the_wait()
    {
        ReturnsStatuses("DEPLOYING", "AVAILABLE");
        _service.Returns(StubService.Webapp("DEPLOYING").Replace("2026-01-01", "2026-01-02", StringComparison.Ordinal));
        ReturnsStatuses("AVAILABLE");

        await Client().WaitUntilAvailableAsync(Redeployed("DEPLOYING"), null, null, Token);

        _service.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_service_that_never_changes_updatedAt_counts_after_one_minute()
    {
        ReturnsStatuses([.. Enumerable.Repeat("AVAILABLE", 7)]);
        var options = new WaitOptions { PollInterval = TimeSpan.FromSeconds(10), MaxPollInterval = TimeSpan.Zero };

        await Client().WaitUntilAvailableAsync(Redeployed("AVAILABLE"), options, null, Token);

        _service.Requests.Should().HaveCount(7);
    }

    [Fact]
    public async Task A_created_webapp_may_not_be_visible_yet()
    {
        _service.Returns(HttpStatusCode.NotFound, null);
        ReturnsStatuses("CREATING", "AVAILABLE");
        var result = new CreateOrUpdateWebappResult { Id = "id-1", Outcome = CreateOrUpdateOutcome.Created, Redeploys = true };

        (await Client().WaitUntilAvailableAsync(result, null, null, Token)).Status.Should().Be(WebappStatus.Available);
    }

    [Theory]
    [InlineData(CreateOrUpdateOutcome.Unchanged)]
    [InlineData(CreateOrUpdateOutcome.Updated)]
    public async Task Waiting_for_a_result_that_deploys_nothing_takes_one_poll_and_no_delay(CreateOrUpdateOutcome outcome)
    {
        ReturnsStatuses("AVAILABLE");
        var result = new CreateOrUpdateWebappResult { Id = "id-1", Outcome = outcome, Previous = Previous("AVAILABLE") };

        await Client().WaitUntilAvailableAsync(result, null, null, Token);

        _service.Requests.Should().ContainSingle();
        _time.Delays.Should().BeEmpty();
    }

    [Fact]
    public async Task Repeating_an_unchanged_deployment_and_waiting_for_it_sends_three_requests_and_takes_no_time()
    {
        _service.ReturnsPage(1, 1, "one").Returns(StubService.Webapp("AVAILABLE")).Returns(StubService.Webapp("AVAILABLE"));
        var client = Client();

        var result = await client.CreateOrUpdateWebappAsync(new() { Name = "one" }, new() { SkipUnchanged = true }, Token);
        await client.WaitUntilAvailableAsync(result, cancellationToken: Token);

        _service.Requests.Should().HaveCount(3);
        _time.Delays.Should().BeEmpty();
    }

    [Fact]
    public async Task A_failed_webapp_that_an_update_does_not_redeploy_ends_the_wait()
    {
        ReturnsStatuses("CREATE_FAILED");
        var result = new CreateOrUpdateWebappResult { Id = "id-1", Outcome = CreateOrUpdateOutcome.Updated, Previous = Previous("CREATE_FAILED") };

        var act = () => Client().WaitUntilAvailableAsync(result, null, null, Token);

        await act.Should().ThrowAsync<WebappFailedException>();
        _service.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Gone)]
    public async Task A_deletion_ends_when_the_webapp_does_not_exist(HttpStatusCode status)
    {
        ReturnsStatuses("CREATE_FAILED", "DELETING");
        _service.Returns(status, null);

        await Client().WaitUntilDeletedAsync("id-1", null, null, Token);

        _service.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_failed_deletion_ends_the_wait()
    {
        ReturnsStatuses("DELETING", "DELETE_FAILED");

        var act = () => Client().WaitUntilDeletedAsync("id-1", null, null, Token);

        (await act.Should().ThrowAsync<WebappFailedException>()).Which.Webapp.Status.Should().Be(WebappStatus.DeleteFailed);
    }

    [Fact]
    public async Task A_failed_deletion_from_before_the_next_one_is_ignored()
    {
        ReturnsStatuses("DELETE_FAILED", "DELETING");
        _service.Returns(HttpStatusCode.NotFound, null);
        var options = new WaitOptions { ChangedAfter = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };

        await Client().WaitUntilDeletedAsync("id-1", options, null, Token);

        _service.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task An_error_that_ends_the_wait_for_a_deletion_names_it()
    {
        _service.Returns(HttpStatusCode.Forbidden, null);

        var act = () => Client().WaitUntilDeletedAsync("id-1", null, null, Token);

        await act.Should().ThrowAsync<ForbiddenException>().WithMessage("Waiting until the webapp id-1 is deleted failed: describeWebapp*");
    }

    [Fact]
    public void Results_without_a_usable_id_are_refused_before_anything_is_sent()
    {
        var result = new CreateOrUpdateWebappResult { Id = "..", Outcome = CreateOrUpdateOutcome.Updated };
        var empty = new CreateOrUpdateWebappResult { Id = null!, Outcome = CreateOrUpdateOutcome.Updated };

        ((Action)(() => Client().WaitUntilAvailableAsync((CreateOrUpdateWebappResult)null!))).Should().ThrowExactly<ArgumentNullException>().WithParameterName("result");
        ((Action)(() => Client().WaitUntilAvailableAsync(result))).Should().ThrowExactly<ArgumentException>().WithParameterName("result")
            .WithMessage("The Id of the result \"..\" is not one segment of a URL path: pass it as the service returned it.*");
        ((Action)(() => Client().WaitUntilAvailableAsync(empty))).Should().ThrowExactly<ArgumentException>().WithParameterName("result")
            .WithMessage("The Id of the result is null: pass it as the service returned it.*");
        _service.Requests.Should().BeEmpty();
    }

    private static Webapp Previous(string status) => new() { Status = new(status), UpdatedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };

    private static CreateOrUpdateWebappResult Redeployed(string status) =>
        new() { Id = "id-1", Outcome = CreateOrUpdateOutcome.Updated, Redeploys = true, Previous = Previous(status) };

    private WebappClientOptions Options(Func<double>? random = null) =>
        new() { TimeProvider = _time, Retry = { MaxRetries = 0, Randomizer = random ?? (() => 0.5) } };

    private WebappClient Client(Func<double>? random = null) => _service.CreateClient(Options(random));

    private void ReturnsStatuses(params string[] statuses)
    {
        foreach (var status in statuses)
        {
            _service.Returns(StubService.Webapp(status));
        }
    }

    private sealed class Polls(Action<WaitProgress<Webapp>> report) : IProgress<WaitProgress<Webapp>>
    {
        public void Report(WaitProgress<Webapp> value) => report(value);
    }
}
