using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Peak.Webapps.Tests;

/// <summary>Which requests go through the proxy of the process. A socket on this machine is the proxy; no test changes the process.</summary>
public sealed class ProxyTests : IAsyncDisposable
{
    private readonly TcpListener _proxy = new(IPAddress.Loopback, 0);
    private readonly List<string> _received = [];
    private readonly Task _serving;

    public ProxyTests()
    {
        _proxy.Start();
        _serving = ServeAsync(_proxy, _received);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Uri ProxyAddress => new($"http://{_proxy.LocalEndpoint}");

    [Fact]
    public async Task A_service_on_this_machine_is_called_directly()
    {
        using var service = new TcpListener(IPAddress.Loopback, 0);
        service.Start();
        var received = new List<string>();
        var serving = ServeAsync(service, received);

        foreach (var host in new[] { "127.0.0.1", "localhost" })
        {
            var session = new PeakSession("key", new Uri($"http://{host}:{((IPEndPoint)service.LocalEndpoint).Port}/"));
            (await DescribeAsync(session, Handler())).Name.Should().Be("one");
        }

        service.Stop();
        await serving;
        received.Should().HaveCount(2);
        _received.Should().BeEmpty();
    }

    [Fact]
    public async Task Plain_http_to_another_machine_does_not_go_through_the_proxy_of_the_process()
    {
        var session = new PeakSession("key-4711", new Uri("http://gateway.cluster.local:8080/"), allowPlainHttp: true);

        var exception = (await FluentActions.Awaiting(() => DescribeAsync(session, Handler())).Should().ThrowAsync<PeakConnectionException>()).Which;

        exception.Message.Should().Contain($"through the proxy {_proxy.LocalEndpoint} to http://gateway.cluster.local:8080 unencrypted").And.Contain("NO_PROXY");
        exception.Attempts.Should().Be(1);
        exception.IsTransient.Should().BeFalse();
        exception.ToString().Should().NotContain("key-4711");
        _received.Should().BeEmpty();
    }

    [Fact]
    public async Task A_proxy_of_the_applications_own_handler_is_used()
    {
        var session = new PeakSession("key", new Uri("http://gateway.cluster.local/"), allowPlainHttp: true);
        using var handler = Handler();
        handler.Proxy = new WebProxy(ProxyAddress);

        (await DescribeAsync(session, handler)).Name.Should().Be("one");

        _received.Should().ContainSingle().Which.Should().StartWith("GET http://gateway.cluster.local/webapps/api/v1/webapps/one HTTP/1.1");
    }

    [Fact]
    public async Task Https_goes_through_a_tunnel_of_the_proxy_that_does_not_see_the_token()
    {
        var session = new PeakSession("key-4711", new Uri("https://service.example/"));

        await FluentActions.Awaiting(() => DescribeAsync(session, Handler())).Should().ThrowAsync<PeakConnectionException>();

        _received.Should().NotBeEmpty().And.OnlyContain(request => request.StartsWith("CONNECT service.example:443 ")).And.NotContain(request => request.Contains("4711"));
    }

    public async ValueTask DisposeAsync()
    {
        _proxy.Stop();
        await _serving;
        _proxy.Dispose();
    }

    private static async Task<Webapp> DescribeAsync(PeakSession session, HttpMessageHandler handler) =>
        await new WebappClient(session, new() { Handler = handler, Retry = { BaseDelay = TimeSpan.Zero } }).DescribeWebappAsync("one", Token);

    private static async Task ServeAsync(TcpListener listener, List<string> received)
    {
        while (true)
        {
            try
            {
                using var connection = await listener.AcceptTcpClientAsync();
                await using var stream = connection.GetStream();
                received.Add(await ReadHeadAsync(stream));
                var json = StubService.Webapp("AVAILABLE");
                var response = received[^1].StartsWith("CONNECT", StringComparison.Ordinal)
                    ? "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    : $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\nConnection: close\r\n\r\n{json}";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(response));
            }
            // The listener was stopped: while it waited, or between two connections.
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var head = new StringBuilder();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            head.Append(line).Append("\r\n");
        }

        return head.ToString();
    }

    private SocketsHttpHandler Handler() => PeakPipeline.CreateConnections(() => new WebProxy(ProxyAddress));
}
