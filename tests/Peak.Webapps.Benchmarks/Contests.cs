using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using Peak.Webapps.Benchmarks.Floor;
using Peak.Webapps.Benchmarks.Measuring;
using Peak.Webapps.Benchmarks.Peers;
using Peak.Webapps.Benchmarks.Stubs;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace Peak.Webapps.Benchmarks;

/// <summary>All that is measured inside a process, each with those that it is compared with.</summary>
internal static class Contests
{
    internal const string Describe = "describe";
    internal const string List = "list of 100";
    internal const string ListOfFull = "list of 100, items as describe answers";
    internal const string Create = "create";
    internal const string NotFound = "404 with JSON";
    internal const string BadGateway = "502 with HTML";

    private const string Shipped = "Peak.Webapps, as shipped";

    private static readonly Uri Address = new("https://service.peak.ai/");

    /// <summary>The three calls by every peer: the clients' own cost alone.</summary>
    internal static IReadOnlyList<Contest> InMemory() =>
    [
        Call(Describe, Address, static () => StubService.Succeeding(), static peer => peer.DescribeAsync),
        Call(List, Address, static () => StubService.Succeeding(), static peer => peer.ListAsync),
        Call(ListOfFull, Address, static () => StubService.Succeeding(Payloads.PageOfFullWebapps()), static peer => peer.ListAsync),
        Call(Create, Address, static () => StubService.Succeeding(), static peer => peer.CreateAsync),
    ];

    /// <summary>The three calls by every peer, to a service in another process.</summary>
    internal static IReadOnlyList<Contest> OverLoopback(Uri server) =>
    [
        Call(Describe, server, static () => new SocketsHttpHandler(), static peer => peer.DescribeAsync),
        Call(List, server, static () => new SocketsHttpHandler(), static peer => peer.ListAsync),
        Call(Create, server, static () => new SocketsHttpHandler(), static peer => peer.CreateAsync),
    ];

    /// <summary>JSON without HTTP, as the public types allow it to anybody.</summary>
    internal static IReadOnlyList<Contest> Json()
    {
        var utf8 = Payloads.Page();
        var text = Encoding.UTF8.GetString(utf8);
        return
        [
            new("read a page of 100",
            [
                Work(Peer.Floor.Name, () => JsonSerializer.Deserialize(utf8, FloorJson.Default.FloorPage)),
                Work("our types, JsonSerializer on a stream", () => Read<WebappsPage>(utf8)),
                Work("our types, JsonSerializer on a stream, every tag looked at", () => LookedAt(Read<WebappsPage>(utf8)!)),
                Work("our types, JsonConvert on a string", () => JsonConvert.DeserializeObject<WebappsPage>(text)),
                Work("NSwag's types, JsonSerializer on a stream", () => Read<Stock.WebappsPage>(utf8)),
                Work("NSwag's types, JsonConvert on a string", () => JsonConvert.DeserializeObject<Stock.WebappsPage>(text)),
            ]),
            new("write the body of create",
            [
                Work(Peer.Floor.Name, () => JsonSerializer.SerializeToUtf8Bytes(FloorPeer.Request, FloorJson.Default.FloorCreateRequest)),
                Work("our types, JsonSerializer on a stream", () => Write(ShippedPeer.Request)),
                Work("our types, JsonConvert to a string", () => JsonConvert.SerializeObject(ShippedPeer.Request)),
                Work("NSwag's types, JsonSerializer on a stream", () => Write(StockPeer.Request)),
                Work("NSwag's types, JsonConvert to a string", () => JsonConvert.SerializeObject(StockPeer.Request)),
            ]),
        ];
    }

    /// <summary>Failures: a status with its text becomes an exception, which is caught.</summary>
    internal static IReadOnlyList<Contest> Errors() =>
    [
        Failure(NotFound, Answer.Failure(HttpStatusCode.NotFound, Payloads.NotFound), static peer => peer.DescribeAsync),
        // On create: a GET that a gateway could not pass on is worth another try.
        Failure(BadGateway, Answer.Page(HttpStatusCode.BadGateway, Payloads.BadGateway), static peer => peer.CreateAsync),
    ];

    /// <summary>What each part of the client adds to a call that succeeds at once.</summary>
    internal static Contest Options()
    {
        var token = new CancellationTokenSource().Token;
        var asShipped = Client();
        var withoutRetries = Client(new() { Retry = new() { MaxRetries = 0 } });
        var withoutTimeouts = Client(new() { AttemptTimeout = Timeout.InfiniteTimeSpan, Timeout = Timeout.InfiniteTimeSpan });
        var fromServices = FromServices(static _ => { });
        var withoutLoggers = FromServices(static builder => builder.RemoveAllLoggers());
        return new(Describe,
        [
            new(Shipped, () => asShipped.DescribeWebappAsync(Payloads.WebappId)),
            new("with a token of the caller's", () => asShipped.DescribeWebappAsync(Payloads.WebappId, token)),
            new("without retries", () => withoutRetries.DescribeWebappAsync(Payloads.WebappId)),
            new("without time-outs", () => withoutTimeouts.DescribeWebappAsync(Payloads.WebappId)),
            new("the raw interface: no errors mapped", () => RawDescribeAsync(asShipped.Api)),
            new("by AddPeakWebapps, with the factory's loggers", () => fromServices.DescribeWebappAsync(Payloads.WebappId)),
            new("by AddPeakWebapps, loggers removed", () => withoutLoggers.DescribeWebappAsync(Payloads.WebappId)),
        ]);
    }

    /// <summary>A list of 10,000 webapps, in pages of 100.</summary>
    internal static Contest Listing(Func<HttpMessageHandler> pages)
    {
        var floor = new FloorClient(Address, PeerToken.Value, pages());
        var shipped = new WebappClient(new PeakSession(PeerToken.Value, Address), new() { Handler = pages() });
        var stock = new Stock.StockClient(Peer.CreateHttpClient(Address, pages()));
        return new("10,000 webapps",
        [
            new(Peer.Floor.Name, () => CountAsync(floor.IterateAsync(Payloads.PageSize))),
            new(Peer.Shipped.Name, () => CountAsync(shipped.ListWebappsAsync(ShippedPeer.Filter))),
            new(Peer.Stock.Name, () => StockCountAsync(stock)),
        ]);
    }

    private static WebappClient Client(WebappClientOptions? options = null)
    {
        options ??= new();
        options.Handler = StubService.Succeeding();
        return new(new PeakSession(PeerToken.Value, Address), options);
    }

    private static WebappClient FromServices(Action<IHttpClientBuilder> configure)
    {
        var services = new ServiceCollection();
        var builder = services
            .AddPeakWebapps(static options => options.AuthToken = PeerToken.Value)
            .ConfigurePrimaryHttpMessageHandler(static () => StubService.Succeeding());
        configure(builder);
        return services.BuildServiceProvider().GetRequiredService<WebappClient>();
    }

    private static async Task RawDescribeAsync(IWebappsApi api)
    {
        using var response = await api.DescribeWebappAsync(Payloads.WebappId).ConfigureAwait(false);
    }

    private static Contest Call(string name, Uri address, Func<HttpMessageHandler> handler, Func<IPeer, Func<Task>> call) =>
        new(name, [.. Peer.All.Select(peer => new Contestant(peer.Name, call(peer.Over(address, handler()))))]);

    private static Contest Failure(string name, Answer answer, Func<IPeer, Func<Task>> call) =>
        new(name, [.. Peer.All.Select(peer => new Contestant(peer.Name, Caught(call(peer.Over(Address, StubService.Failing(answer))))))]);

    private static Func<Task> Caught(Func<Task> call) => async () =>
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is FloorException or PeakApiException or HttpRequestException or Refit.ApiException or Stock.ApiException or Microsoft.Kiota.Abstractions.ApiException)
        {
            return;
        }

        throw new InvalidOperationException("The call was to fail.");
    };

    private static Contestant Work(string name, Func<object?> work) => new(name, () => Task.FromResult(work()));

    /// <summary>Our tags become objects only when somebody looks at them; those of the others always.</summary>
    private static WebappsPage LookedAt(WebappsPage page)
    {
        foreach (var webapp in page.Webapps)
        {
            _ = webapp.Tags[0];
        }

        return page;
    }

    private static T? Read<T>(byte[] utf8)
    {
        using var reader = new JsonTextReader(new StreamReader(new MemoryStream(utf8)));
        return Newtonsoft.Json.JsonSerializer.Create().Deserialize<T>(reader);
    }

    private static byte[] Write<T>(T value)
    {
        using var utf8 = new MemoryStream();
        using (var writer = new JsonTextWriter(new StreamWriter(utf8)))
        {
            Newtonsoft.Json.JsonSerializer.Create().Serialize(writer, value, typeof(T));
        }

        return utf8.ToArray();
    }

    private static async Task CountAsync<T>(IAsyncEnumerable<T> webapps)
    {
        var count = 0;
        await foreach (var _ in webapps.ConfigureAwait(false))
        {
            count++;
        }

        Expect(count);
    }

    private static async Task StockCountAsync(Stock.StockClient client)
    {
        var count = 0;
        Stock.WebappsPage page;
        var number = 1;
        do
        {
            page = await client.ListWebappsAsync(Payloads.PageSize, number, null, null).ConfigureAwait(false);
            count += page.Webapps.Count;
        }
        while (number++ < page.PageCount);
        Expect(count);
    }

    private static void Expect(int count)
    {
        if (count != Payloads.ListLength)
        {
            throw new InvalidOperationException($"{count} webapps were listed instead of {Payloads.ListLength}.");
        }
    }
}
