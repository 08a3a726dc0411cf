using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Peak.Webapps.Tests;

/// <summary>What a wait reports while it polls, and when it times out.</summary>
public sealed class WaitReportTests : IProgress<WaitProgress<Webapp>>
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    private readonly StubService _service = new();
    private readonly FakeTimeProvider _time = new();
    private readonly List<WaitProgress<Webapp>> _reports = [];
    private readonly WaitOptions _options = new() { PollInterval = TimeSpan.FromSeconds(10), MaxPollInterval = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(25) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_poll_is_reported_also_a_failed_one()
    {
        Polls("CREATING", "CREATING", null, "CREATING", "AVAILABLE");
        _options.Timeout = TimeSpan.FromMinutes(15);

        await RunAsync(client => client.WaitUntilAvailableAsync("id-1", _options, this, Token));

        _reports.Select(report => report.Resource?.Status.Value).Should().Equal("CREATING", "CREATING", null, "CREATING", "AVAILABLE");
        _reports.Select(report => report.LastStatus).Should().Equal("CREATING", "CREATING", "CREATING", "CREATING", "AVAILABLE");
        _reports.Select(report => (report.ResourceId, report.ResourceName)).Distinct().Should().Equal(("id-1", "one"));
        _reports.Select(report => report.IsChange).Should().Equal(true, false, false, false, true);
        _reports.Select(report => report.Error is InternalServerErrorException).Should().Equal(false, false, true, false, false);
        _reports.Select(report => report.Polls).Should().Equal(1, 2, 3, 4, 5);
        _reports.Select(report => report.Elapsed.TotalSeconds).Should().Equal(0, 10, 20, 30, 40);
    }

    [Fact]
    public async Task Name_and_status_are_unknown_until_a_poll_succeeds()
    {
        Polls(null, "AVAILABLE");

        await RunAsync(client => client.WaitUntilAvailableAsync("id-1", _options, this, Token));

        _reports.Select(report => (report.ResourceId, report.ResourceName, report.LastStatus)).Should().Equal(("id-1", null, null), ("id-1", "one", "AVAILABLE"));
    }

    [Fact]
    public async Task The_poll_that_finds_that_the_webapp_is_deleted_is_a_change()
    {
        Polls("DELETING");
        _service.Returns(HttpStatusCode.NotFound, null);

        await RunAsync(client => client.WaitUntilDeletedAsync("id-1", _options, this, Token));

        _reports.Select(report => (report.Resource is null, report.IsChange, report.Error)).Should().Equal((false, true, null), (true, true, null));
    }

    [Fact]
    public async Task An_error_that_ends_the_wait_is_reported_too()
    {
        _service.Returns(HttpStatusCode.Unauthorized, null);

        var act = () => RunAsync(client => client.WaitUntilAvailableAsync("id-1", _options, this, Token));

        var exception = (await act.Should().ThrowAsync<UnauthorizedException>()).Which;
        _reports.Should().ContainSingle().Which.Error.Should().BeSameAs(exception);
    }

    [Fact]
    public async Task A_time_out_reports_the_webapp_its_last_status_and_the_polls()
    {
        Polls("CREATING", "CREATING", "DEPLOYING");

        var exception = await TimeOutAsync();

        exception.Message.Should().Be("The webapp 'one' (id-1) was still DEPLOYING after 25 s (3 polls).");
        exception.Should().BeEquivalentTo(new
        {
            ResourceId = "id-1",
            ResourceName = "one",
            LastStatus = "DEPLOYING",
            Polls = 3,
            Timeout = TimeSpan.FromSeconds(25),
            Operation = WebappOperations.DescribeWebapp,
        });
        exception.Elapsed.Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(25));
        exception.InnerException.Should().BeNull();
    }

    [Fact]
    public async Task An_error_before_the_last_poll_is_not_part_of_a_time_out()
    {
        Polls(null, "CREATING", "CREATING");

        (await TimeOutAsync()).InnerException.Should().BeNull();
    }

    [Fact]
    public async Task An_error_of_the_last_poll_is_part_of_a_time_out()
    {
        Polls("CREATING", null, null);

        var exception = await TimeOutAsync();

        exception.InnerException.Should().BeOfType<InternalServerErrorException>();
        exception.Message.Should().StartWith("The webapp 'one' (id-1) was still CREATING after 25 s (3 polls). The last poll failed: describeWebapp");
    }

    [Fact]
    public async Task A_poll_that_the_time_limit_ends_does_not_count()
    {
        Polls("CREATING", null);
        _service.Returns((_, token) => new TaskCompletionSource<HttpResponseMessage>().Task.WaitAsync(token));

        var exception = await TimeOutAsync();

        exception.Polls.Should().Be(2);
        exception.InnerException.Should().BeOfType<InternalServerErrorException>();
        _service.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_time_out_without_a_successful_poll_says_so()
    {
        Polls(null, null, null);

        var exception = await TimeOutAsync();

        exception.Message.Should().StartWith("The webapp id-1 could not be described after 25 s (3 polls). The last poll failed: describeWebapp");
        (exception.ResourceName, exception.LastStatus).Should().Be((null, null));
    }

    [Fact]
    public async Task A_Retry_After_longer_than_the_wait_ends_with_the_time_out()
    {
        _service.Returns(HttpStatusCode.TooManyRequests, null, header: ("Retry-After", "86400"));

        (await TimeOutAsync()).Polls.Should().Be(1);
    }

    [Fact]
    public async Task A_cancellation_goes_before_a_time_out()
    {
        using var cancellation = new CancellationTokenSource();
        Polls("CREATING");
        var wait = RunAsync(client => client.WaitUntilAvailableAsync("id-1", _options, new CancelAfterTimeout(_time, cancellation), cancellation.Token));

        (await wait.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Theory]
    [InlineData(15 * 60, "15 min")]
    [InlineData(60, "1 min")]
    [InlineData(90, "90 s")]
    [InlineData(1.25, "1.2 s")]
    [InlineData(0.05, "50 ms")]
    public void The_time_limit_is_shown_in_plain_units(double seconds, string text) =>
        new WaitTimeoutException("describeWebapp", "webapp", "id-1", TimeSpan.FromSeconds(seconds), "churn", "DEPLOYING", polls: 1).Message
            .Should().Be($"The webapp 'churn' (id-1) was still DEPLOYING after {text} (1 poll).");

    void IProgress<WaitProgress<Webapp>>.Report(WaitProgress<Webapp> value) => _reports.Add(value);

    /// <summary>Responses to the polls; null for an error of the service.</summary>
    private void Polls(params string?[] statuses)
    {
        foreach (var status in statuses)
        {
            _ = status is null ? _service.Returns(HttpStatusCode.InternalServerError, null) : _service.Returns(StubService.Webapp(status));
        }
    }

    private async Task<WaitTimeoutException> TimeOutAsync() =>
        (await FluentActions.Awaiting(() => RunAsync(client => client.WaitUntilAvailableAsync("id-1", _options, this, Token))).Should().ThrowAsync<WaitTimeoutException>()).Which;

    /// <summary>Runs a wait, and moves the clock until it ends or its time limit is over.</summary>
    private async Task RunAsync(Func<WebappClient, Task> act)
    {
        // Without a context, everything that a step of the clock starts has run when the step is done.
        SynchronizationContext.SetSynchronizationContext(null);
        var running = act(_service.CreateClient(new() { TimeProvider = _time, Retry = { MaxRetries = 0, Randomizer = () => 0.5 } }));
        for (var step = 0; !running.IsCompleted && step <= _options.Timeout / Step; step++)
        {
            _time.Advance(Step);
        }

        await running;
    }

    private sealed class CancelAfterTimeout(FakeTimeProvider time, CancellationTokenSource cancellation) : IProgress<WaitProgress<Webapp>>
    {
        public void Report(WaitProgress<Webapp> value)
        {
            time.Advance(TimeSpan.FromMinutes(15));
            cancellation.Cancel();
        }
    }
}
