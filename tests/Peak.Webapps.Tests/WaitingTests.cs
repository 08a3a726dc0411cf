using Microsoft.Extensions.Time.Testing;

namespace Peak.Webapps.Tests;

public sealed class WaitingTests
{
    private readonly StubService _service = new();
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _seen = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_polls_until_the_webapp_serves_and_tells_of_each_poll()
    {
        AnswersStatuses("CREATING", "DEPLOYING", "NEWER_THAN_US", "AVAILABLE");
        var start = _time.GetUtcNow();

        var webapp = await Wait(new() { PollInterval = TimeSpan.FromSeconds(3) });

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

        var act = () => Wait(new() { PollInterval = TimeSpan.FromSeconds(10), Timeout = TimeSpan.FromSeconds(25) });

        (await act.Should().ThrowAsync<PeakTimeoutException>()).Which.Timeout.Should().Be(TimeSpan.FromSeconds(25));
        _service.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_cancellation_ends_the_wait_and_carries_the_callers_token()
    {
        using var cancellation = new CancellationTokenSource();
        _service.Answers(StubService.Webapp("CREATING"));
        var progress = new Progress(_ => cancellation.Cancel());

        var act = () => Client().WaitForWebappAsync("id-1", null, progress, cancellation.Token);

        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public void Options_out_of_range_are_refused_before_anything_is_sent()
    {
        Refused(new() { PollInterval = TimeSpan.FromSeconds(-1) }, "PollInterval is -00:00:01*");
        Refused(new() { Timeout = TimeSpan.Zero }, "Timeout is 00:00:00*");
        _service.Requests.Should().BeEmpty();

        void Refused(WaitForWebappOptions options, string message) =>
            ((Action)(() => Client().WaitForWebappAsync("id-1", options))).Should().Throw<ArgumentException>().WithParameterName("options").WithMessage(message);
    }

    private WebappClient Client() => _service.CreateClient(new() { TimeProvider = _time });

    private void AnswersStatuses(params string[] statuses)
    {
        foreach (var status in statuses)
        {
            _service.Answers(StubService.Webapp(status));
        }
    }

    /// <summary>Waits, and lets the time pass as soon as the client waits for it.</summary>
    private async Task<Webapp> Wait(WaitForWebappOptions options)
    {
        var polls = 0;
        var progress = new Progress(webapp =>
        {
            _seen.Add(webapp.Status.Value);
            polls++;
        });
        var wait = Client().WaitForWebappAsync("id-1", options, progress, Token);
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
