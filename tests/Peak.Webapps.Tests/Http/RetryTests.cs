using System.Net;
using System.Security.Authentication;

namespace Peak.Webapps.Tests;

public sealed class RetryTests
{
    private const string Reference = """{"id":"id-1"}""";

    private static readonly int[] LastingServerErrors = [501, 505, 506, 510, 511];

    private static readonly HttpStatusCode[] TransientStatuses =
        [.. new[] { 408, 425, 429 }.Concat(Enumerable.Range(500, 100).Except(LastingServerErrors)).Select(status => (HttpStatusCode)status)];

    private static readonly HttpRequestError[] ErrorsBeforeSending =
    [
        HttpRequestError.NameResolutionError,
        HttpRequestError.ConnectionError,
        HttpRequestError.SecureConnectionError,
        HttpRequestError.ProxyTunnelError,
    ];

    private readonly RetriedService _service = new();

    public static TheoryData<HttpStatusCode> Transient => new(TransientStatuses);

    public static TheoryData<HttpStatusCode> NotRetriedForCreate => new(TransientStatuses.Where(status => (int)status is not (425 or 429)));

    public static TheoryData<HttpStatusCode> Lasting => new(
        Enumerable.Range(300, 200).Concat(LastingServerErrors).Select(status => (HttpStatusCode)status).Except(TransientStatuses));

    public static TheoryData<HttpRequestError> BeforeSending => new(ErrorsBeforeSending);

    public static TheoryData<HttpRequestError> WhileSending => new(
        HttpRequestError.Unknown, HttpRequestError.ResponseEnded, HttpRequestError.InvalidResponse, HttpRequestError.HttpProtocolError);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StubService Stub => _service.Stub;

    [Theory]
    [MemberData(nameof(Transient))]
    public async Task Reads_updates_and_deletions_are_retried_after_a_transient_status(HttpStatusCode status)
    {
        Stub.Returns(status, "{}").Returns(StubService.Webapp("AVAILABLE"))
            .Returns(status, "{}").Returns(Reference)
            .Returns(status, "{}").Returns(Reference);

        (await DescribeAsync()).Name.Should().Be("one");
        (await _service.RunAsync(client => client.UpdateWebappAsync("id-1", new() { Title = "new" }, Token))).Id.Should().Be("id-1");
        (await _service.RunAsync(client => client.DeleteWebappAsync("id-1", Token))).Id.Should().Be("id-1");

        Stub.Requests.Select(request => request.Method).Should().Equal("GET", "GET", "PATCH", "PATCH", "DELETE", "DELETE");
    }

    [Theory]
    [MemberData(nameof(NotRetriedForCreate))]
    public async Task A_create_is_not_retried_if_the_service_may_have_carried_it_out(HttpStatusCode status)
    {
        Stub.Returns(status, "{}", header: ("Retry-After", "1"));

        await FluentActions.Awaiting(CreateAsync).Should().ThrowAsync<PeakApiException>();

        Stub.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData(425)]
    [InlineData(429)]
    public async Task A_create_that_the_service_refused_to_look_at_is_retried(int status)
    {
        Stub.Returns((HttpStatusCode)status, "").Returns(Reference);

        (await CreateAsync()).Id.Should().Be("id-1");

        Stub.Requests.Should().HaveCount(2).And.OnlyContain(request => request.Body == """{"name":"one"}""");
    }

    [Theory]
    [MemberData(nameof(BeforeSending))]
    public async Task A_create_is_retried_if_no_connection_was_made(HttpRequestError error)
    {
        Stub.Throws(new HttpRequestException(error, "no connection")).Returns(Reference);

        (await CreateAsync()).Id.Should().Be("id-1");
    }

    [Fact]
    public async Task A_broken_handshake_is_retried_and_an_invalid_certificate_is_not()
    {
        Stub.Throws(new HttpRequestException(HttpRequestError.SecureConnectionError, "cut off", new IOException("closed")))
            .Throws(new HttpRequestException(HttpRequestError.SecureConnectionError, "no trust", new AuthenticationException("not valid")));

        (await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<PeakConnectionException>().WithMessage("*no trust*"))
            .Which.Attempts.Should().Be(2);
    }

    [Theory]
    [MemberData(nameof(WhileSending))]
    public async Task A_create_is_not_retried_if_the_connection_broke(HttpRequestError error)
    {
        Stub.Throws(new HttpRequestException(error, "broke"));

        (await FluentActions.Awaiting(CreateAsync).Should().ThrowAsync<PeakConnectionException>()).Which.Attempts.Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(WhileSending))]
    public async Task A_read_is_retried_if_the_connection_broke(HttpRequestError error)
    {
        Stub.Throws(new HttpRequestException(error, "broke")).Throws(new IOException("broke")).Returns(StubService.Webapp("AVAILABLE"));

        (await DescribeAsync()).Name.Should().Be("one");
    }

    [Fact]
    public async Task A_truncated_body_is_retried_for_a_read_and_not_for_a_create()
    {
        Stub.Returns(Truncated).Returns(StubService.Webapp("AVAILABLE")).Returns(Truncated);

        (await DescribeAsync()).Name.Should().Be("one");
        await FluentActions.Awaiting(CreateAsync).Should().ThrowAsync<PeakConnectionException>().WithMessage("*cut off*");

        Stub.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task An_error_response_with_a_truncated_body_is_reported_by_its_status()
    {
        Stub.Returns(() => Truncated(HttpStatusCode.BadRequest));

        var exception = (await FluentActions.Awaiting(CreateAsync).Should().ThrowAsync<BadRequestException>()).Which;

        exception.ResponseBody.Should().Be("{\"id\":");
        exception.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task An_error_response_with_a_truncated_body_is_retried_by_its_status()
    {
        Stub.Returns(() => Truncated(HttpStatusCode.ServiceUnavailable)).Returns(StubService.Webapp("AVAILABLE"))
            .Returns(() => Truncated(HttpStatusCode.TooManyRequests)).Returns(Reference)
            .Returns(() => Truncated(HttpStatusCode.ServiceUnavailable));

        (await DescribeAsync()).Name.Should().Be("one");
        (await CreateAsync()).Id.Should().Be("id-1");
        await FluentActions.Awaiting(CreateAsync).Should().ThrowAsync<PeakApiException>();

        Stub.Requests.Should().HaveCount(5);
    }

    [Fact]
    public async Task A_cancellation_in_the_body_of_an_error_response_is_a_cancellation()
    {
        using var cancellation = new CancellationTokenSource();
        Stub.Returns(() => new(HttpStatusCode.BadRequest) { Content = new StreamContent(new BreakingStream(cancellation)) });

        (await FluentActions.Awaiting(() => _service.RunAsync(client => client.DescribeWebappAsync("id-1", cancellation.Token)))
            .Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task Another_status_is_not_retried(HttpStatusCode status)
    {
        Stub.Returns(status, "{}", header: ("Location", "https://elsewhere.test/"));

        (await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<PeakApiException>()).Which.Attempts.Should().Be(1);

        Stub.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html>")]
    [InlineData("{\"id\":")]
    public async Task A_complete_body_that_cannot_be_used_is_not_retried(string body)
    {
        Stub.Returns(body);

        await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<InvalidResponseException>();

        Stub.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_an_InvalidResponseException_that_names_the_option()
    {
        _service.Options.MaxResponseBodySize = 20;
        Stub.Returns(HttpStatusCode.OK, StubService.Webapp("AVAILABLE"), header: ("x-request-id", "req-1"));

        var exception = (await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<InvalidResponseException>()).Which;

        exception.Message.Should().Be(
            "describeWebapp got a 200 OK response that cannot be used. The body is larger than 20 bytes, the MaxResponseBodySize of the client's options. (request id req-1)");
        exception.StatusCode.Should().Be(HttpStatusCode.OK);
        exception.RequestId.Should().Be("req-1");
        exception.IsTransient.Should().BeFalse();

        Stub.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task After_the_last_retry_the_last_error_is_thrown_with_the_number_of_attempts()
    {
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            Stub.Returns(HttpStatusCode.ServiceUnavailable, $$"""{"message":"down {{attempt}}"}""");
        }

        var exception = (await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<PeakApiException>()).Which;

        exception.ServerMessage.Should().Be("down 4");
        exception.Attempts.Should().Be(4);
        exception.Message.Should().EndWith("(4 attempts)");
    }

    [Fact]
    public async Task A_connection_that_stays_broken_is_reported_with_the_number_of_attempts()
    {
        _service.Options.Retry.MaxRetries = 1;
        var last = new IOException("second");
        Stub.Throws(new IOException("first")).Throws(last);

        var exception = (await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<PeakConnectionException>()).Which;

        exception.InnerException.Should().BeSameAs(last);
        exception.Attempts.Should().Be(2);
    }

    [Fact]
    public async Task With_MaxRetries_0_nothing_is_retried()
    {
        _service.Options.Retry.MaxRetries = 0;
        Stub.Returns(HttpStatusCode.ServiceUnavailable, "");

        await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<PeakApiException>();

        Stub.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Each_attempt_sends_the_token_and_the_whole_body_and_none_keeps_the_token()
    {
        Stub.Returns(HttpStatusCode.BadGateway, "").Throws(new IOException("broke")).Returns(Reference);

        await _service.RunAsync(client => client.UpdateWebappAsync("id-1", new() { Title = "new" }, Token));

        Stub.Requests.Should().HaveCount(3).And.OnlyContain(request => request.Token == StubService.Token && request.Body == """{"title":"new"}""");
        Stub.Requests.Should().OnlyContain(request => !request.Message.Headers.Contains("Authorization"));
    }

    [Fact]
    public async Task The_raw_interface_is_retried_too()
    {
        Stub.Returns(HttpStatusCode.BadGateway, "").Returns(StubService.Webapp("AVAILABLE"));

        using var response = await _service.RunAsync(client => client.Api.DescribeWebappAsync("id-1", Token));

        response.Content!.Name.Should().Be("one");
    }

    [Fact]
    public async Task A_response_that_is_retried_is_disposed_of()
    {
        var content = new DisposableContent();
        Stub.Returns(() => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = content }).Returns(StubService.Webapp("AVAILABLE"));

        await DescribeAsync();

        content.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public async Task Delays_grow_with_jitter_up_to_MaxDelay()
    {
        _service.Options.Timeout = Timeout.InfiniteTimeSpan;
        _service.Options.Retry.MaxRetries = 8;
        _service.Options.Retry.MaxDelay = TimeSpan.FromSeconds(5);
        await FailAsync(_service);

        var delays = _service.Delays;

        delays.Should().HaveCount(8).And.OnlyContain(delay => delay > TimeSpan.Zero && delay <= TimeSpan.FromSeconds(5.01));
        delays.Distinct().Should().HaveCountGreaterThan(3, "jitter makes them differ");
        delays.Take(2).Sum(delay => delay.Ticks).Should().BeLessThan(delays.Skip(2).Take(2).Sum(delay => delay.Ticks));
    }

    [Fact]
    public async Task Delays_differ_from_client_to_client()
    {
        var other = new RetriedService { Options = { Retry = { Randomizer = new Random(42).NextDouble } } };
        await FailAsync(_service);
        await FailAsync(other);

        _service.Delays.Should().NotEqual(other.Delays);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(9)]
    [InlineData(1)]
    public async Task A_delay_longer_than_the_time_left_is_not_started(int seconds)
    {
        _service.Options.Timeout = TimeSpan.FromSeconds(seconds);
        _service.Options.Retry.Randomizer = () => 1;
        Stub.Returns(HttpStatusCode.ServiceUnavailable, """{"message":"down"}""", header: ("Retry-After", "10"));

        // At once: the clock stands still.
        var exception = (await FluentActions.Awaiting(() => _service.CreateClient().DescribeWebappAsync("id-1", Token))
            .Should().ThrowAsync<PeakApiException>()).Which;

        exception.ServerMessage.Should().Be("down", "the response is read");
        exception.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task A_cancellation_ends_the_delay_with_the_callers_token()
    {
        using var cancellation = new CancellationTokenSource();
        Stub.Returns(HttpStatusCode.ServiceUnavailable, "");
        var call = _service.CreateClient().DescribeWebappAsync("id-1", cancellation.Token);
        call.IsCompleted.Should().BeFalse("it waits for its retry");

        await cancellation.CancelAsync();

        (await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>())
            .Which.CancellationToken.Should().Be(cancellation.Token);
        Stub.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_cancellation_during_a_retry_has_the_callers_token()
    {
        using var cancellation = new CancellationTokenSource();
        Stub.Returns(HttpStatusCode.ServiceUnavailable, "").Returns(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return new HttpResponseMessage();
        });

        (await FluentActions.Awaiting(() => _service.RunAsync(client => client.DescribeWebappAsync("id-1", cancellation.Token)))
            .Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public async Task A_handler_that_cancels_is_not_retried()
    {
        Stub.Throws(new OperationCanceledException("the handler does not want to"));

        await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<PeakConnectionException>();

        Stub.Requests.Should().ContainSingle();
    }

    private static HttpResponseMessage Truncated() => Truncated(HttpStatusCode.OK);

    private static HttpResponseMessage Truncated(HttpStatusCode status) => new(status) { Content = new StreamContent(new BreakingStream()) };

    private static async Task FailAsync(RetriedService service)
    {
        for (var attempt = 0; attempt <= service.Options.Retry.MaxRetries; attempt++)
        {
            service.Stub.Returns(HttpStatusCode.ServiceUnavailable, "");
        }

        await FluentActions.Awaiting(() => service.RunAsync(client => client.DescribeWebappAsync("id-1", Token))).Should().ThrowAsync<PeakApiException>();
    }

    private Task<Webapp> DescribeAsync() => _service.RunAsync(client => client.DescribeWebappAsync("id-1", Token));

    private Task<WebappReference> CreateAsync() => _service.RunAsync(client => client.CreateWebappAsync(new() { Name = "one" }, Token));

    /// <param name="cancellation">What is cancelled at the moment of the break.</param>
    private sealed class BreakingStream(CancellationTokenSource? cancellation = null) : MemoryStream("{\"id\":"u8.ToArray())
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (await base.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                return read;
            }

            await (cancellation?.CancelAsync() ?? Task.CompletedTask);
            throw new IOException("cut off");
        }
    }

    private sealed class DisposableContent() : ByteArrayContent([])
    {
        internal bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
