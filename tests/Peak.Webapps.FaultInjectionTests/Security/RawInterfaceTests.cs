using System.Text;
using Refit;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>The raw interface exposes requests and responses, without the token.</summary>
public sealed class RawInterfaceTests
{
    public static TheoryData<string> Responses => new(
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 12\r\n\r\n{\"id\":\"one\"}",
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\nnull",
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\noops",
        "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nWWW-Authenticate: Basic\r\nContent-Length: 4\r\n\r\noops",
        "HTTP/1.1 503 Unavailable\r\nConnection: close\r\nContent-Length: 4\r\n\r\noops",
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 400\r\n\r\n{\"id\"",
        "nonsense\r\n\r\n");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task No_response_and_no_exception_has_the_token(string response)
    {
        string? received = null;
        await using var server = new SocketServer(async connection =>
        {
            received = (await connection.ReadRequestAsync())?.Header("Authorization");
            await connection.SendAsync(Encoding.ASCII.GetBytes(response));
        });
        var client = Client(server, new DelaySkippingClock());

        var calls = new Func<Task<IApiResponse>>[]
        {
            async () => await client.Api.ListWebappsAsync(null, null, Token),
            async () => await client.Api.CreateWebappAsync(new() { Name = "one" }, Token),
            async () => await client.Api.DescribeWebappAsync("one", Token),
            async () => await client.Api.UpdateWebappAsync("one", new() { Title = "one" }, Token),
            async () => await client.Api.DeleteWebappAsync("one", Token),
        };
        foreach (var call in calls)
        {
            ExpectNoTokenIn(await OutcomeAsync(call));
            received.Should().Be(MarkedToken.Value, "the service needs it");
        }
    }

    [Fact]
    public async Task No_exception_of_a_cancelled_call_has_the_token()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var server = new SocketServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await cancellation.CancelAsync();
            await connection.ClosedByClientAsync();
        });
        var client = Client(server, new DelaySkippingClock());

        ExpectNoTokenIn(await OutcomeAsync(async () => await client.Api.DescribeWebappAsync("one", cancellation.Token)));
        ExpectNoTokenIn(await OutcomeAsync(async () => await client.DescribeWebappAsync("one", new(canceled: true))));
    }

    [Fact]
    public void Nothing_that_holds_the_token_shows_it()
    {
        var session = new PeakSession(MarkedToken.Value);
        var client = WebappClient.Create(session);

        ExpectNoTokenIn(session);
        ExpectNoTokenIn(client);
        ExpectNoTokenIn(client.Api);
        ExpectNoTokenIn(new WebappClientOptions());
        MarkedToken.IsIn(new PeakWebappsOptions { AuthToken = MarkedToken.Value }.ToString()).Should().BeFalse();
    }

    private static WebappClient Client(SocketServer server, TimeProvider clock) =>
        new(new PeakSession(MarkedToken.Value, server.Address), new() { Handler = WebappClient.CreateHandler(), TimeProvider = clock });

    private static void ExpectNoTokenIn(object outcome)
    {
        var texts = ObjectTexts.Texts(outcome).ToList();

        texts.Should().NotBeEmpty();
        texts.Where(found => MarkedToken.IsIn(found.Text)).Select(found => found.Path).Should().BeEmpty();
    }

    private static async Task<object> OutcomeAsync(Func<Task<object>> call)
    {
        try
        {
            return await call();
        }
#pragma warning disable CA1031 // Whatever it is, it is searched.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }

    private static Task<object> OutcomeAsync(Func<Task<IApiResponse>> call) => OutcomeAsync(async Task<object> () => await call());
}
