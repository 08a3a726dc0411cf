using Microsoft.Extensions.Time.Testing;

namespace Peak.Webapps.Testing.Tests;

public sealed class LatencyTests : FakeServiceTests
{
    private readonly AnnouncedTime _time;

    public LatencyTests()
        : this(new AnnouncedTime())
    {
    }

    private LatencyTests(AnnouncedTime time)
        : base(new FakePeakServiceOptions { TimeProvider = time, Latency = TimeSpan.FromSeconds(5) }) =>
        _time = time;

    [Fact]
    public async Task A_response_comes_after_the_latency()
    {
        var call = CreateAsync(new { name = "churn" });
        (await _time.Delay).Should().Be(TimeSpan.FromSeconds(5));

        call.IsCompleted.Should().BeFalse();
        Service.Webapps.Should().ContainSingle("the request takes effect at once");
        _time.Advance(TimeSpan.FromSeconds(5));

        (await call).Status.Should().Be(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_running_request_ends_when_the_service_stops()
    {
        var call = CreateAsync(new { name = "churn" });
        await _time.Delay;

        Service.Dispose();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task A_connection_is_closed_after_the_latency()
    {
        Service.RespondNext(WebappOperations.CreateWebapp, FakeResponse.CutConnection);
        var call = CreateAsync(new { name = "churn" });
        await _time.Delay;
        call.IsCompleted.Should().BeFalse();

        _time.Advance(TimeSpan.FromSeconds(5));

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<HttpRequestException>();
    }

    /// <summary>A clock that announces the first delay, once its timer is set.</summary>
    private sealed class AnnouncedTime : FakeTimeProvider
    {
        private readonly TaskCompletionSource<TimeSpan> _delay = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task<TimeSpan> Delay => _delay.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _delay.TrySetResult(dueTime);
            return timer;
        }
    }
}
