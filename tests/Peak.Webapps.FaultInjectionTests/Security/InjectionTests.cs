using System.Collections.Concurrent;
using System.Text;
using Newtonsoft.Json.Linq;
using Peak.Webapps.Testing;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>Whatever an argument contains: the request is exactly the expected one, or nothing is sent.</summary>
public sealed class InjectionTests : IAsyncDisposable
{
    private static readonly int Seed = FullRun.Seed;
    private static readonly int Rounds = FullRun.Share(1500);
    private const string Base = "base";

    private static readonly string[] Pieces =
    [
        "a", "churn", "Z9", " ", "  ", "\r", "\n", "\r\n", "\r\nX-Evil: 1", "\r\n\r\nGET /evil HTTP/1.1\r\n\r\n", "\0", "\t", "\u007f",
        "%", "%0d%0a", "%2e%2e", "%2F", "%00", "?", "#", "&", "=", "&pageSize=9", "?status=EVIL", ";", ":", "@", "//evil.example/", "/", "\\",
        ".", "..", "../", "{", "}", "{webappId}", "|", "^", "`", "\"", "'", "<", ">", "+", "*", "~", "!", "$", "(", ")", ",", "[", "]",
        "é", "ß", "日本", "\U0001f4a9", "\u2028", "\u0085", "\u202e", "\ufeff", "\ufffe", "\ud800", "\udc00", "／", "．．", "\u0130",
    ];

    private static readonly string[] AllowedHeaders =
        ["Host", "Authorization", "Accept", "Accept-Encoding", "User-Agent", "Content-Type", "Content-Length", "traceparent", "tracestate"];

    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly SocketServer _server;
    private readonly HttpMessageHandler _connections = WebappClient.CreateHandler();
    private readonly Random _random = new(Seed);

    public InjectionTests() => _server = new(ServeAsync);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WebappOperations.DescribeWebapp)]
    [InlineData(WebappOperations.UpdateWebapp)]
    [InlineData(WebappOperations.DeleteWebapp)]
    public async Task An_id_stays_one_segment_of_the_path(string operation)
    {
        var client = Client("key");
        await FuzzAsync(
            id => operation switch
            {
                WebappOperations.DescribeWebapp => client.DescribeWebappAsync(id, Token),
                WebappOperations.UpdateWebapp => client.UpdateWebappAsync(id, new() { Title = id }, Token),
                _ => client.DeleteWebappAsync(id, Token),
            },
            (request, id) => request.RequestLine.Should().Be(RequestLine(operation, id)));
    }

    [Fact]
    public async Task An_id_stays_one_segment_by_the_raw_interface_too()
    {
        var client = Client("key");
        await FuzzAsync(
            id => client.Api.DescribeWebappAsync(id, Token),
            (request, id) => request.RequestLine.Should().Be(RequestLine(WebappOperations.DescribeWebapp, id)));
    }

    [Fact]
    public async Task A_filter_stays_in_its_parameter()
    {
        var client = Client("key");
        await FuzzAsync(
            text => client.ListWebappsPageAsync(new() { NameContains = text, Statuses = [new WebappStatus(text), WebappStatus.Available], PageSize = 7 }, 3, Token),
            (request, text) =>
            {
                var (path, query) = (request.Target.Split('?')[0], request.Target.Split('?', 2)[1]);
                path.Should().Be(Path(WebappOperations.ListWebapps, ""));
                request.RequestLine.Should().MatchRegex("^GET [A-Za-z0-9._~%/?=&-]+ HTTP/1\\.1$");
                query.Split('&').Should().BeEquivalentTo(
                    "pageSize=7", "pageNumber=3", $"searchTerm={Escaped(text)}", $"status={Escaped(text)}", "status=AVAILABLE");
            });
    }

    [Fact]
    public async Task A_text_stays_in_its_property()
    {
        var client = Client("key");
        await FuzzAsync(
            text => client.CreateWebappAsync(new() { Name = text, Title = text, Description = text }, Token),
            (request, text) =>
            {
                request.RequestLine.Should().Be($"POST {Path(WebappOperations.CreateWebapp, "")} HTTP/1.1");
                var body = JObject.Parse(Encoding.UTF8.GetString(request.Body));
                body.Properties().Select(property => property.Name).Should().BeEquivalentTo("name", "title", "description");
                body.Values().Should().OnlyContain(value => (string?)value == WellFormed(text));
            });
    }

    [Fact]
    public async Task A_token_stays_in_its_header() =>
        await FuzzAsync(
            token => Client(token).DeleteWebappAsync("id", Token),
            (request, token) => request.HeaderLines.Should().ContainSingle(line => line == $"Authorization: {token}"));

    [Fact]
    public async Task A_number_that_breaks_the_contract_is_not_sent()
    {
        foreach (var number in new[] { int.MinValue, -1, 0, 101, int.MaxValue })
        {
            await FluentActions.Awaiting(() => Client("key").ListWebappsPageAsync(new() { PageSize = number }, 1, Token)).Should().ThrowAsync<ArgumentException>();
        }

        await FluentActions.Awaiting(() => Client("key").ListWebappsPageAsync(null, 0, Token)).Should().ThrowAsync<ArgumentException>();
        _requests.Should().BeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        _connections.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>Calls with random texts, and compares what came over the wire: one request that is right, or none and an <see cref="ArgumentException" />.</summary>
    private async Task FuzzAsync(Func<string, Task> call, Action<ReceivedRequest, string> check)
    {
        var (sent, refused) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var text = RandomText();
            var because = $"of round {round} of seed {Seed}, {Newtonsoft.Json.JsonConvert.ToString(text)}";
            _requests.Clear();
            try
            {
                await call(text);
            }
            catch (ArgumentException)
            {
                _requests.Should().BeEmpty("nothing is sent {0}", because);
                refused++;
                continue;
            }

            using var scope = new FluentAssertions.Execution.AssertionScope(because);
            var request = _requests.Should().ContainSingle().Which;
            request.HeaderNames.Should().OnlyHaveUniqueItems().And.BeSubsetOf(AllowedHeaders);
            request.Header("Host").Should().Be(_server.Address.Authority);
            check(request, text);
            sent++;
        }

        sent.Should().BeGreaterThan(Rounds / 100, "texts that are fine are to be sent");
        refused.Should().BeGreaterThan(0, "texts that are not are to be refused");
        _server.Failures.Should().BeEmpty();
    }

    private string RandomText() => string.Concat(Enumerable.Range(0, _random.Next(0, 5)).Select(_ => Pieces[_random.Next(Pieces.Length)]));

    private WebappClient Client(string token) => new(new PeakSession(token, new Uri(_server.Address, $"{Base}/")), new() { Handler = _connections });

    private static string RequestLine(string operation, string id) =>
        $"{ServiceContract.Embedded.Operation(operation).Method} {Path(operation, id)} HTTP/1.1";

    private static string Path(string operation, string id) =>
        $"/{Base}{ServiceContract.Embedded.Operation(operation).Path.Text.Replace("{webappId}", Escaped(id), StringComparison.Ordinal)}";

    private static string Escaped(string text) => Uri.EscapeDataString(WellFormed(text));

    /// <summary>What UTF-8 cannot say becomes the replacement character.</summary>
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private async Task ServeAsync(SocketConnection connection)
    {
        while (await connection.ReadRequestAsync() is { } request)
        {
            _requests.Enqueue(request);
            var target = request.Target[(Base.Length + 1)..];
            var operation = ServiceContract.Embedded.Check(new(request.Method, target, new Dictionary<string, string>(), null)).Operation;
            var response = operation?.Response(200)?.Example?.ToString() ?? "{}";
            await connection.SendAsync(Exchange.Response(200, Encoding.UTF8.GetBytes(response), "Connection: keep-alive"));
        }
    }
}
