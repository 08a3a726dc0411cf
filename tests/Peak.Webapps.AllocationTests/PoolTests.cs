using System.Buffers;
using System.Net;
using System.Text;
using Peak.Webapps.AllocationTests.Support;
using Peak.Webapps.Benchmarks.Peers;
using Peak.Webapps.Benchmarks.Stubs;
using Peak.Webapps.Tests;

namespace Peak.Webapps.AllocationTests;

/// <summary>However a call ends, each array that it took from a pool is given back, and once only.</summary>
public sealed class PoolTests
{
    private const int MostAtOnce = 7_000;

    private static readonly byte[] LargePage = Payloads.PageOf(1_000);

    private static readonly IReadOnlyDictionary<string, Case> Cases = new Dictionary<string, Case>
    {
        ["describe"] = new(Answers(Payloads.Webapp), DescribeAsync),
        ["create"] = new(Answers(Payloads.Reference), static client => client.CreateWebappAsync(ShippedPeer.Request)),
        ["create with a large body"] = new(Answers(Payloads.Reference), static client => client.CreateWebappAsync(new() { Name = "n", Description = new string('é', 500_000) })),
        ["delete"] = new(Answers(Payloads.Reference), static client => client.DeleteWebappAsync(Payloads.WebappId)),
        ["large page"] = new(Answers(LargePage), ListAsync),
        ["large page with its length"] = new(static _ => Ok(new StreamedContent(Bytes(LargePage), LargePage.Length)), ListAsync),
        ["failure"] = new(Answers(Payloads.NotFound, HttpStatusCode.NotFound), DescribeAsync, typeof(NotFoundException)),
        ["failure of every attempt"] = new(Answers(Payloads.BadGateway, HttpStatusCode.BadGateway), DescribeAsync, typeof(PeakApiException)),
        ["failure with a large body"] = new(Answers(LargePage, HttpStatusCode.NotFound), DescribeAsync, typeof(NotFoundException)),
        ["empty"] = new(Answers([]), DescribeAsync, typeof(InvalidResponseException)),
        ["null"] = new(Answers("null"u8.ToArray()), DescribeAsync, typeof(InvalidResponseException)),
        ["truncated JSON"] = new(Answers(LargePage[..^100]), ListAsync, typeof(InvalidResponseException)),
        ["wrong type"] = new(Answers("""{"id":[[1,"""u8.ToArray()), DescribeAsync, typeof(InvalidResponseException)),
        ["long token"] = new(Answers(Encoding.UTF8.GetBytes($$"""{"id":"{{new string('x', 500_000)}}"}""")), DescribeAsync, typeof(InvalidResponseException)),
        ["no UTF-8"] = new(Answers([.. "{\"id\":\""u8, 0xFF, 0xF0, 0x9F]), DescribeAsync, typeof(InvalidResponseException)),
        ["too large"] = new(Answers(LargePage), ListAsync, typeof(PeakConnectionException), static () => new() { MaxResponseBodySize = LargePage.Length - 1 }),
        ["cut off"] = new(Answers(LargePage, end: ScriptedStream.CutOff), ListAsync, typeof(PeakConnectionException)),
        ["cut off at once"] = new(Answers([], end: ScriptedStream.CutOff), ListAsync, typeof(PeakConnectionException)),
        ["cut off amid a failure"] = new(Answers(Payloads.NotFound, HttpStatusCode.NotFound, ScriptedStream.CutOff), DescribeAsync, typeof(NotFoundException)),
        ["values of any shape"] = new(Answers(AnyShape("]}")), DescribeAsync),
        ["values of any shape, cut short"] = new(Answers(AnyShape("")), DescribeAsync, typeof(InvalidResponseException)),
        ["no value among values of any shape"] = new(Answers(AnyShape("new Date(1)]}")), DescribeAsync, typeof(InvalidResponseException)),
        ["stalled"] = new(Answers(LargePage, end: ScriptedStream.Stalled), ListAsync, typeof(PeakTimeoutException)),
        ["cancelled amid the body"] = new(Answers(LargePage, end: ScriptedStream.Stalled), CancelAsync, typeof(OperationCanceledException)),
        ["raw interface, disposed twice"] = new(Answers(Payloads.Webapp), RawAsync),
        ["all pages, several at once"] = new(Pages, static client => CountAsync(client, take: int.MaxValue)),
        ["some pages, several at once"] = new(Pages, static client => CountAsync(client, take: 150)),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_pooled_array_is_given_back_once(string name)
    {
        var (answer, call, failure, options) = Cases[name];
        var time = new VirtualTime();
        var settings = options?.Invoke() ?? new();
        settings.TimeProvider = time.Clock;
        settings.Handler = new StubHandler(answer);
        var client = new WebappClient(new PeakSession(PeerToken.Value, new Uri("https://service.peak.ai")), settings);

        var ledger = await PoolLedger.OfAsync(() => ExpectAsync(failure, () => time.RunAsync(() => call(client), TimeSpan.FromSeconds(1))));

        ledger.BytesRented.Should().NotBeEmpty();
        ledger.Lost.Should().BeEmpty();
        ledger.WronglyReturned.Should().BeEmpty();
    }

    [Fact]
    public async Task The_ledger_sees_what_is_lost_and_what_is_returned_twice()
    {
        var ledger = await PoolLedger.OfAsync(() =>
        {
            ArrayPool<char>.Shared.Rent(1000).Should().HaveCount(1024);
            var twice = ArrayPool<byte>.Shared.Rent(1000);
            ArrayPool<byte>.Shared.Return(twice);
            ArrayPool<byte>.Shared.Return(twice);
            return Task.CompletedTask;
        });

        ledger.Lost.Should().Equal(2048);
        ledger.WronglyReturned.Should().ContainSingle();
        // Nobody is to be lent the same array as somebody else because of this test.
        ArrayPool<byte>.Shared.Rent(1000);
        ArrayPool<byte>.Shared.Rent(1000);
    }

    private static async Task ExpectAsync(Type? failure, Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception exception) when (failure is not null)
        {
            exception.Should().BeAssignableTo(failure);
            return;
        }

        failure.Should().BeNull();
    }

    private static Task<Webapp> DescribeAsync(WebappClient client) => client.DescribeWebappAsync(Payloads.WebappId);

    private static Task<WebappsPage> ListAsync(WebappClient client) => client.ListWebappsPageAsync();

    private static async Task CancelAsync(WebappClient client)
    {
        using var cancellation = new CancellationTokenSource();
        var call = client.ListWebappsPageAsync(cancellationToken: cancellation.Token);
        call.IsCompleted.Should().BeFalse("the body has stalled");
        // Here and now: CancelAsync would do it on another thread, while the clock goes on.
        cancellation.Cancel();
        await call;
    }

    private static async Task RawAsync(WebappClient client)
    {
        var response = await client.Api.DescribeWebappAsync(Payloads.WebappId);
        response.Content!.Name.Should().NotBeEmpty();
        response.Dispose();
        response.Dispose();
    }

    private static async Task CountAsync(WebappClient client, int take)
    {
        var count = await client.ListWebappsAsync(ShippedPeer.Filter, PagePrefetch.Concurrent(4)).Take(take).CountAsync();
        count.Should().Be(Math.Min(take, Payloads.ListLength));
    }

    /// <summary>A webapp with many tags and many properties that the contract does not know.</summary>
    private static byte[] AnyShape(string end) => Encoding.UTF8.GetBytes(
        $$"""{"id":"1","name":"n","status":"AVAILABLE","updatedAt":"2026-07-01T10:00:00Z","updatedBy":"u","tags":[{{Values}}],"newer":{"a":[{{Values}}]},"other":[{{Values}}{{end}}""");

    private static string Values => string.Join(',', Enumerable.Repeat("""{"name":"x"},1,null""", 500));

    private static Func<HttpRequestMessage, HttpResponseMessage> Answers(
        byte[] body, HttpStatusCode status = HttpStatusCode.OK, Func<CancellationToken, Task<int>>? end = null) =>
        _ => new(status) { Content = new StreamedContent(new ScriptedStream(body, MostAtOnce, end ?? ScriptedStream.Ended)) };

    private static HttpResponseMessage Pages(HttpRequestMessage request)
    {
        const int Count = Payloads.ListLength / Payloads.PageSize;
        var number = int.Parse(request.RequestUri!.Query.Split("pageNumber=")[1].Split('&')[0], null);
        return Ok(new StreamedContent(Bytes(Payloads.Page(number, Count))));
    }

    private static HttpResponseMessage Ok(HttpContent content) => new() { Content = content };

    private static ScriptedStream Bytes(byte[] bytes) => new(bytes, MostAtOnce, ScriptedStream.Ended);

    private sealed record Case(
        Func<HttpRequestMessage, HttpResponseMessage> Answer,
        Func<WebappClient, Task> Call,
        Type? Failure = null,
        Func<WebappClientOptions>? Options = null);
}
