using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;

namespace Peak.Webapps.Tests;

public sealed class TransportTests
{
    private readonly StubService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_that_cannot_be_made_is_a_PeakConnectionException()
    {
        _service.Throws(new HttpRequestException("refused"));

        var act = () => _service.CreateClient().DeleteWebappAsync("id-1", Token);

        var exception = (await act.Should().ThrowAsync<PeakConnectionException>().WithMessage("deleteWebapp got no complete response: refused")).Which;
        exception.Operation.Should().Be(WebappOperations.DeleteWebapp);
        exception.InnerException.Should().BeOfType<HttpRequestException>();
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_body_is_a_PeakConnectionException()
    {
        _service.Returns(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BreakingStream()) });

        var act = () => _service.CreateClient().DescribeWebappAsync("id-1", Token);

        await act.Should().ThrowAsync<PeakConnectionException>().WithMessage("*cut off*");
    }

    [Fact]
    public async Task A_body_with_broken_compression_is_a_PeakConnectionException()
    {
        _service.Returns(() => new() { Content = new StreamContent(new FaultyStream(new InvalidOperationException("not brotli"))) });

        var act = () => _service.CreateClient().DescribeWebappAsync("id-1", Token);

        (await act.Should().ThrowAsync<PeakConnectionException>().WithMessage("*not brotli*")).Which.InnerException.Should().BeOfType<InvalidDataException>();
    }

    [Fact]
    public async Task A_socket_that_breaks_while_connecting_is_a_PeakConnectionException()
    {
        _service.Throws(new SocketException((int)SocketError.NotConnected));

        var act = () => _service.CreateClient(new() { Retry = { MaxRetries = 0 } }).CreateWebappAsync(new() { Name = "one" }, Token);

        await act.Should().ThrowAsync<PeakConnectionException>();
    }

    [Fact]
    public async Task A_cancellation_has_the_callers_token()
    {
        using var cancellation = new CancellationTokenSource();
        _service.Returns(async (_, token) =>
        {
            await cancellation.CancelAsync();
            throw new TaskCanceledException("cancelled", null, token);
        });

        var act = () => _service.CreateClient().DescribeWebappAsync("id-1", cancellation.Token);

        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public async Task Nothing_is_sent_with_a_cancelled_token()
    {
        var act = () => _service.CreateClient().DescribeWebappAsync("id-1", new CancellationToken(canceled: true));

        await act.Should().ThrowAsync<OperationCanceledException>();
        _service.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_time_out_is_not_a_cancellation()
    {
        var time = new FakeTimeProvider();
        _service.Returns(async (_, token) =>
        {
            time.Advance(TimeSpan.FromSeconds(7));
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return new HttpResponseMessage();
        });
        var client = _service.CreateClient(new() { Timeout = TimeSpan.FromSeconds(7), TimeProvider = time });

        var act = () => client.DescribeWebappAsync("id-1", Token);

        (await act.Should().ThrowAsync<PeakTimeoutException>().WithMessage("describeWebapp*00:00:07*"))
            .Which.Timeout.Should().Be(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_time_out_includes_the_body()
    {
        var time = new FakeTimeProvider();
        _service.Returns(() => new HttpResponseMessage { Content = new StreamContent(new StallingStream(() => time.Advance(TimeSpan.FromSeconds(100)))) });

        var act = () => _service.CreateClient(new() { TimeProvider = time }).DescribeWebappAsync("id-1", Token);

        await act.Should().ThrowAsync<PeakTimeoutException>();
    }

    [Fact]
    public async Task A_time_out_of_a_handler_is_a_PeakTimeoutException()
    {
        _service.Throws(new TaskCanceledException("too slow", new TimeoutException()));

        var act = () => _service.CreateClient().DescribeWebappAsync("id-1", Token);

        await act.Should().ThrowAsync<PeakTimeoutException>();
    }

    [Fact]
    public async Task A_request_body_has_its_length_and_type()
    {
        _service.Returns("""{"id":"id-1"}""");

        await _service.CreateClient().CreateWebappAsync(new() { Name = "é" }, Token);

        var headers = _service.Requests.Single().Message.Content!.Headers;
        headers.ContentType!.ToString().Should().Be("application/json; charset=utf-8");
        headers.ContentLength.Should().Be("""{"name":"é"}""".Length + 1);
    }

    [Fact]
    public async Task The_path_of_the_base_address_is_kept()
    {
        _service.Returns("""{"id":"id-1"}""");
        var session = new PeakSession("key", new Uri("https://gateway.test/peak/"));

        await new WebappClient(session, new() { Handler = _service }).DeleteWebappAsync("id-1", Token);

        _service.Requests.Single().Message.RequestUri.Should().Be(new Uri("https://gateway.test/peak/webapps/api/v1/webapps/id-1"));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Refused(new() { Timeout = TimeSpan.Zero }, "*Timeout is 00:00:00*above zero*");
        Refused(new() { Timeout = TimeSpan.FromDays(100) }, "*Timeout is 100.00:00:00*");
        Refused(new() { TimeProvider = null! }, "*TimeProvider is null*");
        Refused(new() { AttemptTimeout = TimeSpan.Zero }, "*AttemptTimeout is 00:00:00*above zero*");
        Refused(new() { Retry = null! }, "*Retry is null*MaxRetries*");
        Refused(new() { Retry = { MaxRetries = -1 } }, "*Retry.MaxRetries is -1*0 for no retries*");
        Refused(new() { Retry = { MaxRetries = 101 } }, "*Retry.MaxRetries is 101*up to 100*");
        Refused(new() { Retry = { BaseDelay = TimeSpan.FromSeconds(-1) } }, "*Retry.BaseDelay is -00:00:01*");
        Refused(new() { Retry = { BaseDelay = TimeSpan.FromSeconds(31) } }, "*Retry.MaxDelay is 00:00:30*give BaseDelay, which is 00:00:31*");
        Refused(new() { Retry = { MaxDelay = TimeSpan.FromDays(2) } }, "*Retry.MaxDelay is 2.00:00:00*");
        Refused(new() { MaxResponseBodySize = 0 }, "*MaxResponseBodySize is 0*");
        Refused(new() { MaxResponseBodySize = 1L << 31 }, "*MaxResponseBodySize is 2147483648*");
        Refused(new() { ApplicationName = "my job/1.0 (a comment)" }, "*ApplicationName is \"my job/1.0 (a comment)\"*my-job/1.2*");
        Refused(new() { ApplicationName = "job\r\nX-Evil: 1" }, "*ApplicationName*");
        Refused(new() { ApplicationName = "job/" }, "*ApplicationName*");
        ((Action)(() => _ = new WebappClient(null!))).Should().Throw<ArgumentNullException>().WithParameterName("session");

        void Refused(WebappClientOptions options, string message) =>
            ((Action)(() => _service.CreateClient(options))).Should().Throw<ArgumentException>().WithParameterName("options").WithMessage(message);
    }

    [Fact]
    public void Options_at_the_limits_of_their_range_are_accepted()
    {
        Accepted(new() { Timeout = TimeSpan.FromTicks(1), AttemptTimeout = TimeSpan.FromTicks(1), MaxResponseBodySize = 1 });
        Accepted(new() { Timeout = TimeSpan.FromDays(24), AttemptTimeout = TimeSpan.FromDays(24), MaxResponseBodySize = int.MaxValue });
        Accepted(new() { Retry = { MaxRetries = 0, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero } });
        Accepted(new() { Retry = { MaxRetries = 100, BaseDelay = TimeSpan.FromHours(1), MaxDelay = TimeSpan.FromHours(1) } });
        Accepted(new() { Retry = { MaxDelay = TimeSpan.FromDays(1) } });

        void Accepted(WebappClientOptions options) => ((Action)(() => _service.CreateClient(options))).Should().NotThrow();
    }

    [Fact]
    public async Task Later_changes_of_options_do_not_reach_the_client()
    {
        var options = new WebappClientOptions { Timeout = Timeout.InfiniteTimeSpan, Retry = { BaseDelay = TimeSpan.Zero } };
        var client = _service.Throws(new IOException("broke")).Returns("""{"id":"id-1"}""").CreateClient(options);

        options.Timeout = TimeSpan.FromMilliseconds(-5);
        options.Retry.MaxRetries = 0;

        (await client.DeleteWebappAsync("id-1", Token)).Id.Should().Be("id-1");
    }

    private sealed class BreakingStream() : MemoryStream("{\"id\":"u8.ToArray())
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("cut off");
    }

    private sealed class FaultyStream(Exception fault) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromException<int>(fault);
    }

    private sealed class StallingStream(Action stalls) : MemoryStream("{\"id\":"u8.ToArray())
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (await base.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                return read;
            }

            stalls();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return 0;
        }
    }
}
