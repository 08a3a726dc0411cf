using System.Collections.Concurrent;
using System.Text;
using Peak.Webapps.Testing;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>Connections that are kept for the next call, and closed by the service sooner or later.</summary>
public sealed class KeptConnectionTests
{
    private const string Id = "ab11c21d-1add-45dd-a72e-8c6b83b68dee";

    private static readonly string Webapp =
        ServiceContract.Embedded.Operation(WebappOperations.DescribeWebapp).Response(200)!.Example!.ToString(Newtonsoft.Json.Formatting.None);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Methods => new("GET", "POST", "PATCH", "DELETE");

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task One_that_was_closed_while_idle_is_replaced_unnoticed(string method)
    {
        var received = new ConcurrentQueue<string>();
        var closed = new TaskCompletionSource();
        await using var server = new SocketServer(async connection =>
        {
            received.Enqueue((await connection.ReadRequestAsync())!.Method);
            await RespondAsync(connection);
            connection.Dispose();
            closed.TrySetResult();
        });
        using var connections = WebappClient.CreateHandler();
        var client = WithoutRetries(server, connections);
        await client.DeleteWebappAsync(Id, Token);
        await closed.Task.WaitAsync(Token);

        await CallAsync(client, method);

        received.Should().Equal("DELETE", method);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task One_attempt_is_one_request_when_connections_close_without_a_response(string method)
    {
        const int Kept = 4;
        var received = new ConcurrentQueue<string>();
        var all = new TaskCompletionSource();
        var first = 0;
        await using var server = new SocketServer(async connection =>
        {
            await connection.ReadRequestAsync();
            if (Interlocked.Increment(ref first) == Kept)
            {
                all.SetResult();
            }

            // Together, so that each call opens a connection of its own.
            await all.Task;
            await RespondAsync(connection);
            if (await connection.ReadRequestAsync() is { } request)
            {
                received.Enqueue(request.Method);
            }
        });
        using var connections = WebappClient.CreateHandler();
        var client = WithoutRetries(server, connections);
        await Task.WhenAll(Enumerable.Range(0, Kept).Select(_ => client.DeleteWebappAsync(Id, Token)));

        await FluentActions.Awaiting(() => CallAsync(client, method)).Should().ThrowAsync<PeakConnectionException>();

        received.Should().Equal(method);
        server.Connections.Should().Be(Kept);
    }

    [Fact]
    public async Task The_handler_serves_callers_that_block_too()
    {
        await using var server = new SocketServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await RespondAsync(connection);
            await connection.ReadRequestAsync();
        });
        using var client = new HttpClient(WebappClient.CreateHandler()) { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Delete, "one");
        using var another = new HttpRequestMessage(HttpMethod.Delete, "two");

        using var response = client.Send(request, Token);

        response.IsSuccessStatusCode.Should().BeTrue();
        client.Invoking(it => it.Send(another, Token)).Should().Throw<HttpRequestException>()
            .Which.HttpRequestError.Should().Be(HttpRequestError.ResponseEnded);
        server.Connections.Should().Be(1);
    }

    private static Task RespondAsync(SocketConnection connection) =>
        connection.SendAsync(Exchange.Response(200, Encoding.UTF8.GetBytes(Webapp), "Connection: keep-alive"));

    private static WebappClient WithoutRetries(SocketServer server, HttpMessageHandler connections) =>
        new(new PeakSession("key", server.Address), new() { Handler = connections, Retry = { MaxRetries = 0 } });

    private static Task CallAsync(WebappClient client, string method) => method switch
    {
        "GET" => client.DescribeWebappAsync(Id, Token),
        "POST" => client.CreateWebappAsync(new() { Name = "churn-dashboard" }, Token),
        "PATCH" => client.UpdateWebappAsync(Id, new() { Title = "Churn" }, Token),
        _ => client.DeleteWebappAsync(Id, Token),
    };
}
