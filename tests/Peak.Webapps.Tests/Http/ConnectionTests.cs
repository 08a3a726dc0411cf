using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Peak.Webapps.Tests;

/// <summary>The connections of clients without a handler of their own.</summary>
public sealed class ConnectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_calls_the_service_of_its_session()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = RespondAsync(listener, """{"id":"id-1"}""");

        var deleted = await WebappClient.Create(new PeakSession("key-4711", new Uri($"http://{listener.LocalEndpoint}/"))).DeleteWebappAsync("id-1", Token);

        deleted.Id.Should().Be("id-1");
        (await received).Should().StartWith("DELETE /webapps/api/v1/webapps/id-1 HTTP/1.1\r\n").And.Contain("\r\nAuthorization: key-4711\r\n");
    }

    [Fact]
    public void Connections_do_not_redirect_or_keep_cookies_but_decompress_and_notice_new_addresses()
    {
        using var connections = WebappClient.CreateHandler();

        connections.Should().BeOfType<SocketsHttpHandler>().Which.Should().BeEquivalentTo(new
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
    }

    /// <returns>The head of the request that came.</returns>
    private static async Task<string> RespondAsync(TcpListener listener, string json)
    {
        using var connection = await listener.AcceptTcpClientAsync(Token);
        await using var stream = connection.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var head = new StringBuilder();
        while (await reader.ReadLineAsync(Token) is { Length: > 0 } line)
        {
            head.Append(line).Append("\r\n");
        }

        var response = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\nConnection: close\r\n\r\n{json}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(response), Token);
        return head.ToString();
    }
}
