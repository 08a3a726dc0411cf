using System.Net;

namespace Peak.Webapps.Tests;

public sealed class AttemptTimeoutTests
{
    private readonly RetriedService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StubService Stub => _service.Stub;

    [Fact]
    public async Task An_attempt_that_times_out_is_retried()
    {
        Stub.Returns(Silence).Returns(StubService.Webapp("AVAILABLE"));

        (await DescribeAsync()).Name.Should().Be("one");

        _service.Delays.Should().ContainSingle().Which.Should().BeGreaterThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_create_that_times_out_is_not_retried()
    {
        Stub.Returns(Silence);

        var exception = (await FluentActions.Awaiting(() => _service.RunAsync(client => client.CreateWebappAsync(new() { Name = "one" }, Token)))
            .Should().ThrowAsync<PeakTimeoutException>().WithMessage("createWebapp timed out. No complete response arrived within 00:00:30, the time limit of one attempt.")).Which;

        exception.Timeout.Should().Be(TimeSpan.FromSeconds(30));
        exception.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task After_the_last_attempt_its_time_out_is_thrown()
    {
        _service.Options.AttemptTimeout = TimeSpan.FromSeconds(2);
        Stub.Returns(Silence).Returns(Silence).Returns(Silence).Returns(Silence);

        (await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<PeakTimeoutException>()
            .WithMessage("*00:00:02, the time limit of one attempt. (4 attempts)")).Which.Attempts.Should().Be(4);
    }

    [Fact]
    public async Task The_time_limit_of_the_call_covers_all_attempts_and_keeps_the_last_error()
    {
        _service.Options.Timeout = TimeSpan.FromSeconds(20);
        Stub.Returns(HttpStatusCode.ServiceUnavailable, "", header: ("Retry-After", "5")).Returns(Silence);

        var exception = (await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<PeakTimeoutException>()
            .WithMessage("describeWebapp timed out. No complete response arrived within 00:00:20, the time limit of the whole call. (2 attempts)")).Which;

        exception.Timeout.Should().Be(TimeSpan.FromSeconds(20));
        exception.InnerException.Should().BeOfType<HttpRequestException>().Which.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        exception.InnerException!.Message.Should().Be("The previous attempt got a 503 response.");
        (_service.Clock.GetUtcNow() - _service.Clock.Start).Should().Be(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(3600)]
    public async Task A_clock_that_jumps_past_the_time_limit_during_a_delay_ends_the_call(int seconds)
    {
        _service.Options.Timeout = TimeSpan.FromSeconds(20);
        SynchronizationContext.SetSynchronizationContext(null);
        Stub.Throws(new IOException("broke"));
        var call = _service.CreateClient().DescribeWebappAsync("id-1", Token);

        _service.Clock.Advance(TimeSpan.FromSeconds(seconds));

        var exception = (await FluentActions.Awaiting(() => call).Should().ThrowAsync<PeakTimeoutException>().WithMessage("*00:00:20*")).Which;
        exception.InnerException.Should().BeOfType<IOException>();
        exception.Attempts.Should().Be(1);
        Stub.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Of_two_equal_limits_that_of_the_call_is_reported()
    {
        _service.Options.Timeout = _service.Options.AttemptTimeout = TimeSpan.FromSeconds(20);
        Stub.Returns(Silence);

        (await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<PeakTimeoutException>().WithMessage("*the time limit of the whole call."))
            .Which.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task Without_time_limits_a_call_may_take_any_time()
    {
        _service.Options.Timeout = _service.Options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        var response = new TaskCompletionSource<HttpResponseMessage>();
        Stub.Returns((_, _) => response.Task);
        var call = _service.CreateClient().DescribeWebappAsync("id-1", Token);

        _service.Clock.Advance(TimeSpan.FromDays(7));
        response.SetResult(new HttpResponseMessage { Content = new StringContent(StubService.Webapp("AVAILABLE")) });

        (await call).Name.Should().Be("one");
    }

    [Fact]
    public async Task A_time_out_of_a_handler_is_retried_for_a_read()
    {
        Stub.Throws(new TaskCanceledException("too slow", new TimeoutException())).Returns(StubService.Webapp("AVAILABLE"));

        (await DescribeAsync()).Name.Should().Be("one");
    }

    [Fact]
    public async Task A_time_out_of_a_handler_reports_how_long_the_attempt_took()
    {
        _service.Options.Retry.MaxRetries = 0;
        Stub.Returns((_, _) =>
        {
            _service.Clock.Advance(TimeSpan.FromSeconds(7));
            return Task.FromException<HttpResponseMessage>(new TaskCanceledException("too slow", new TimeoutException()));
        });

        var exception = (await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<PeakTimeoutException>()).Which;

        exception.Timeout.Should().Be(TimeSpan.FromSeconds(7));
        exception.Message.Should().Be("describeWebapp timed out. A handler of the application timed out after 00:00:07: too slow");
    }

    [Fact]
    public async Task The_raw_interface_throws_a_TimeoutException()
    {
        _service.Options.Retry.MaxRetries = 0;
        Stub.Returns(Silence);

        await FluentActions.Awaiting(() => _service.RunAsync(client => client.Api.DescribeWebappAsync("id-1", Token))).Should().ThrowAsync<TimeoutException>();
    }

    private static async Task<HttpResponseMessage> Silence(HttpRequestMessage request, CancellationToken token)
    {
        // Unlike Task.Delay, which a cancellation ends on another thread while the clock runs on.
        var response = new TaskCompletionSource<HttpResponseMessage>();
        await using var cancelling = token.Register(() => response.TrySetCanceled(token)).ConfigureAwait(false);
        return await response.Task.ConfigureAwait(false);
    }

    private Task<Webapp> DescribeAsync() => _service.RunAsync(client => client.DescribeWebappAsync("id-1", Token));
}
