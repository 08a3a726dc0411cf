using Microsoft.Extensions.Time.Testing;

namespace Peak.Webapps.Tests;

public sealed class WaitingTests
{
    private static readonly TimeSpan TooLong = TimeSpan.FromDays(24) + TimeSpan.FromTicks(1);

    private readonly StubService _service = new();
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _seen = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_polls_until_the_webapp_serves_and_tells_of_each_poll()
    {
        AnswersStatuses("CREATING", "DEPLOYING", "NEWER_THAN_US", "AVAILABLE");
        var start = _time.GetUtcNow();

        var webapp = await Wait(new() { PollInterval = TimeSpan.FromSeconds(3), BackoffFactor = 1, Random = () => 0.5 });

        webapp.Status.Should().Be(WebappStatus.Available);
        _seen.Should().Equal("CREATING", "DEPLOYING", "NEWER_THAN_US", "AVAILABLE");
        (_time.GetUtcNow() - start).Should().Be(TimeSpan.FromSeconds(9));
    }

    [Theory]
    [InlineData("CREATE_FAILED")]
    [InlineData("DELETE_FAILED")]
    public async Task A_failure_status_ends_the_wait_at_once(string status)
    {
        AnswersStatuses("DEPLOYING", status);

        var act = () => Wait(new());

        (await act.Should().ThrowAsync<WebappFailedException>().WithMessage($"*'one' (id-1)*{status}*")).Which.Webapp.Status.Value.Should().Be(status);
    }

    [Fact]
    public async Task Time_that_runs_out_is_a_time_out()
    {
        AnswersStatuses("CREATING", "CREATING", "CREATING", "CREATING");

        var act = () => Wait(new() { PollInterval = TimeSpan.FromSeconds(10), Timeout = TimeSpan.FromSeconds(25), BackoffFactor = 1, Random = () => 0.5 });

        (await act.Should().ThrowAsync<PeakTimeoutException>()).Which.Timeout.Should().Be(TimeSpan.FromSeconds(25));
        _service.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_cancellation_ends_the_wait_and_carries_the_callers_token()
    {
        using var cancellation = new CancellationTokenSource();
        _service.Answers(StubService.Webapp("CREATING"));
        var progress = new Progress(_ => cancellation.Cancel());

        var act = () => Client().WaitUntilAvailableAsync("id-1", null, progress, cancellation.Token);

        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public async Task A_cancellation_goes_before_a_time_out_at_the_same_time()
    {
        using var cancellation = new CancellationTokenSource();
        _service.Answers(StubService.Webapp("CREATING"));
        var progress = new Progress(_ =>
        {
            _time.Advance(TimeSpan.FromMinutes(15));
            cancellation.Cancel();
        });

        var act = () => Client().WaitUntilAvailableAsync("id-1", null, progress, cancellation.Token);

        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public async Task A_time_out_tells_what_the_last_poll_failed_of()
    {
        AnswersStatuses("CREATING");
        _service.Answers(System.Net.HttpStatusCode.InternalServerError, null).Answers(System.Net.HttpStatusCode.BadGateway, null);

        var act = () => Wait(new() { PollInterval = TimeSpan.FromSeconds(10), Timeout = TimeSpan.FromSeconds(25), BackoffFactor = 1, Random = () => 0.5 });

        (await act.Should().ThrowAsync<PeakTimeoutException>()).Which.InnerException
            .Should().BeOfType<PeakApiException>().Which.StatusCode.Should().Be(System.Net.HttpStatusCode.BadGateway);
    }

    [Fact]
    public void Options_out_of_range_are_refused_before_anything_is_sent()
    {
        Refused(new() { PollInterval = TimeSpan.FromSeconds(-1) }, "PollInterval is -00:00:01*");
        Refused(new() { PollInterval = TooLong }, "PollInterval is 24.00:00:00.0000001*");
        Refused(new() { MaxPollInterval = TimeSpan.FromSeconds(-1) }, "MaxPollInterval is -00:00:01*");
        Refused(new() { MaxPollInterval = TooLong }, "MaxPollInterval is 24.00:00:00.0000001*");
        Refused(new() { BackoffFactor = 0.99 }, "BackoffFactor is 0.99: give 1 or more.*");
        Refused(new() { BackoffFactor = double.PositiveInfinity }, "BackoffFactor is *");
        Refused(new() { BackoffFactor = double.NaN }, "BackoffFactor is *");
        Refused(new() { Timeout = TimeSpan.Zero }, "Timeout is 00:00:00*");
        Refused(new() { Timeout = TooLong }, "Timeout is 24.00:00:00.0000001*");
        Refused(new() { Grace = TimeSpan.FromSeconds(-1) }, "Grace is -00:00:01*");
        Refused(new() { Grace = TooLong }, "Grace is 24.00:00:00.0000001*");
        _service.Requests.Should().BeEmpty();

        void Refused(WaitOptions options, string message) =>
            ((Action)(() => Client().WaitUntilAvailableAsync("id-1", options))).Should().Throw<ArgumentException>().WithParameterName("options").WithMessage(message);
    }

    [Fact]
    public async Task Options_at_the_edge_of_their_range_are_taken()
    {
        var longest = TooLong - TimeSpan.FromTicks(1);
        AnswersStatuses("AVAILABLE", "AVAILABLE");

        await Client().WaitUntilAvailableAsync("id-1", new() { PollInterval = longest, MaxPollInterval = longest, Timeout = longest, Grace = TimeSpan.Zero }, null, Token);
        await Client().WaitUntilAvailableAsync("id-1", new() { PollInterval = TimeSpan.Zero, MaxPollInterval = TimeSpan.Zero, BackoffFactor = 1 }, null, Token);

        _service.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_longest_interval_below_the_first_keeps_intervals_from_growing()
    {
        var time = new SkippedTime();
        AnswersStatuses("CREATING", "CREATING", "CREATING", "AVAILABLE");

        await SkippingClient(time).WaitUntilAvailableAsync("id-1", new() { PollInterval = TimeSpan.FromSeconds(4), MaxPollInterval = TimeSpan.FromSeconds(1), Random = () => 0.5 }, null, Token);

        time.Delays.Should().HaveCount(3).And.OnlyContain(delay => delay == TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Intervals_grow_up_to_the_longest_and_have_a_random_part()
    {
        var time = new SkippedTime();
        var random = new Queue<double>([0.5, 0.5, 0.5, 0, 0.999999]);
        AnswersStatuses("CREATING", "CREATING", "CREATING", "CREATING", "CREATING", "AVAILABLE");

        await SkippingClient(time).WaitUntilAvailableAsync("id-1", new() { PollInterval = TimeSpan.FromSeconds(4), BackoffFactor = 2, MaxPollInterval = TimeSpan.FromSeconds(10), Random = random.Dequeue }, null, Token);

        time.Delays.Select(delay => Math.Round(delay.TotalSeconds, 2)).Should().Equal(4, 8, 10, 8, 12);
    }

    [Fact]
    public async Task Polls_that_fail_for_a_moment_are_ridden_out()
    {
        _service.Throws(new HttpRequestException("cut")).Answers(System.Net.HttpStatusCode.BadGateway, "<html>").Answers("nonsense")
            .Answers(StubService.Webapp("AVAILABLE"));

        (await SkippingClient(new()).WaitUntilAvailableAsync("id-1", null, null, Token)).Status.Should().Be(WebappStatus.Available);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_poll_that_will_never_succeed_ends_the_wait_at_once(int status)
    {
        _service.Answers((System.Net.HttpStatusCode)status, null);

        var act = () => SkippingClient(new()).WaitUntilAvailableAsync("id-1", null, null, Token);

        ((int)(await act.Should().ThrowAsync<PeakApiException>()).Which.StatusCode).Should().Be(status);
        _service.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_old_AVAILABLE_is_not_taken_for_the_new_one_where_updatedAt_tells()
    {
        AnswersStatuses("AVAILABLE", "AVAILABLE");
        _service.Answers(StubService.Webapp("AVAILABLE").Replace("2026-01-01", "2026-01-02", StringComparison.Ordinal));
        var before = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var webapp = await SkippingClient(new()).WaitUntilAvailableAsync("id-1", new() { ChangedAfter = before }, null, Token);

        webapp.UpdatedAt.Should().BeAfter(before);
    }

    [Theory]
    [InlineData("AVAILABLE")]
    [InlineData("CREATE_FAILED")]
    public async Task The_state_from_before_an_update_is_not_believed_until_the_redeployment_begins(string status)
    {
        AnswersStatuses(status, status, "DEPLOYING", "AVAILABLE");
        var result = new CreateOrUpdateWebappResult { Id = "id-1", Outcome = CreateOrUpdateOutcome.Updated, PreviousStatus = new(status) };

        (await SkippingClient(new()).WaitUntilAvailableAsync(result, new() { Grace = TimeSpan.FromMinutes(1) }, null, Token)).Status.Should().Be(WebappStatus.Available);
        _service.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_service_that_never_moves_updatedAt_is_believed_after_a_minute()
    {
        AnswersStatuses([.. Enumerable.Repeat("AVAILABLE", 7)]);
        var result = new CreateOrUpdateWebappResult
        {
            Id = "id-1",
            Outcome = CreateOrUpdateOutcome.Updated,
            PreviousStatus = WebappStatus.Available,
            PreviousUpdatedAt = DateTimeOffset.MaxValue,
            Changes = [new() { JsonPath = "imageDetails.versionId", PropertyPath = "ImageDetails.VersionId", NewValue = 8, Redeploys = true }],
        };
        var options = new WaitOptions { PollInterval = TimeSpan.FromSeconds(10), BackoffFactor = 1, Random = () => 0.5 };

        await SkippingClient(new()).WaitUntilAvailableAsync(result, options, null, Token);

        _service.Requests.Should().HaveCount(7);
    }

    [Fact]
    public async Task A_created_webapp_that_is_not_shown_yet_is_waited_for()
    {
        _service.Answers(System.Net.HttpStatusCode.NotFound, null);
        AnswersStatuses("CREATING", "AVAILABLE");
        var result = new CreateOrUpdateWebappResult { Id = "id-1", Outcome = CreateOrUpdateOutcome.Created, Changes = [] };

        (await SkippingClient(new()).WaitUntilAvailableAsync(result, null, null, Token)).Status.Should().Be(WebappStatus.Available);
    }

    [Fact]
    public async Task An_update_that_does_not_redeploy_is_not_waited_for()
    {
        AnswersStatuses("AVAILABLE");
        var result = new CreateOrUpdateWebappResult { Id = "id-1", Outcome = CreateOrUpdateOutcome.Unchanged, Changes = [] };

        await SkippingClient(new()).WaitUntilAvailableAsync(result, null, null, Token);

        _service.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_deletion_is_over_when_the_webapp_is_gone()
    {
        AnswersStatuses("CREATE_FAILED", "DELETING");
        _service.Answers(System.Net.HttpStatusCode.NotFound, null);

        await SkippingClient(new()).WaitUntilDeletedAsync("id-1", null, null, Token);

        _service.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_deletion_that_fails_ends_the_wait_at_once()
    {
        AnswersStatuses("DELETING", "DELETE_FAILED");

        var act = () => SkippingClient(new()).WaitUntilDeletedAsync("id-1", null, null, Token);

        (await act.Should().ThrowAsync<WebappFailedException>()).Which.Webapp.Status.Should().Be(WebappStatus.DeleteFailed);
    }

    [Fact]
    public async Task A_wait_for_a_deletion_takes_its_options()
    {
        var time = new SkippedTime();
        AnswersStatuses("DELETE_FAILED", "DELETING");
        _service.Answers(System.Net.HttpStatusCode.NotFound, null);
        var options = new WaitOptions { PollInterval = TimeSpan.FromSeconds(4), BackoffFactor = 1, Random = () => 0.5, Grace = TimeSpan.FromSeconds(1) };

        await SkippingClient(time).WaitUntilDeletedAsync("id-1", options, null, Token);

        time.Delays.Should().Equal(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4));
    }

    [Fact]
    public void Results_that_nothing_can_be_waited_for_are_refused_before_anything_is_sent()
    {
        var plan = new CreateOrUpdateWebappResult { Id = "id-1", Outcome = CreateOrUpdateOutcome.Updated, IsPlan = true };
        var elsewhere = new CreateOrUpdateWebappResult { Id = "..", Outcome = CreateOrUpdateOutcome.Updated };

        Refused<ArgumentNullException>(null, "*");
        Refused<ArgumentException>(plan, "The result is a plan: nothing was done*");
        Refused<ArgumentException>(elsewhere, "*change the address*");
        _service.Requests.Should().BeEmpty();

        void Refused<TException>(CreateOrUpdateWebappResult? result, string message)
            where TException : ArgumentException =>
            ((Action)(() => Client().WaitUntilAvailableAsync(result!))).Should().ThrowExactly<TException>().WithParameterName("result").WithMessage(message);
    }

    private WebappClient SkippingClient(SkippedTime time) => _service.CreateClient(new() { TimeProvider = time, Retry = { MaxRetries = 0 } });

    private WebappClient Client() => _service.CreateClient(new() { TimeProvider = _time, Retry = { MaxRetries = 0 } });

    private void AnswersStatuses(params string[] statuses)
    {
        foreach (var status in statuses)
        {
            _service.Answers(StubService.Webapp(status));
        }
    }

    /// <summary>Waits, and lets the time pass as soon as the client waits for it.</summary>
    private async Task<Webapp> Wait(WaitOptions options)
    {
        var polls = 0;
        var progress = new Progress(webapp =>
        {
            _seen.Add(webapp.Status.Value);
            polls++;
        });
        var wait = Client().WaitUntilAvailableAsync("id-1", options, progress, Token);
        while (!wait.IsCompleted)
        {
            var before = polls;
            _time.Advance(options.PollInterval);
            // All answers are there at once: the next poll runs as part of the advance.
            await Task.Yield();
            polls.Should().BeGreaterThanOrEqualTo(before);
        }

        return await wait;
    }

    private sealed class Progress(Action<Webapp> report) : IProgress<Webapp>
    {
        public void Report(Webapp value) => report(value);
    }
}
