using System.Buffers;
using System.Net;
using System.Text;
using Peak.Webapps.AllocationTests.Support;
using Peak.Webapps.Benchmarks.Peers;
using Peak.Webapps.Benchmarks.Stubs;
using Peak.Webapps.Tests;

namespace Peak.Webapps.AllocationTests;

/// <summary>However a call ends, it returns each array that it rented from a pool exactly once.</summary>
public sealed class PoolTests
{
    private const int MostAtOnce = 7_000;

    private const int PageCount = 5;

    private static readonly byte[] LargePage = Payloads.PageOf(500);

    private static readonly byte[] PageOfSeveral = Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(Payloads.Page).Replace("\"pageCount\":1,", $"\"pageCount\":{PageCount},", StringComparison.Ordinal));

    private static readonly IReadOnlyDictionary<string, Case> Cases = new Dictionary<string, Case>
    {
        ["describe"] = new(Returns(Payloads.Webapp), DescribeAsync),
        ["create"] = new(Returns(Payloads.Reference), static client => client.CreateWebappAsync(PeakPeer.Request)),
        ["create with a large body"] = new(Returns(Payloads.Reference), static client => client.CreateWebappAsync(new() { Name = "n", Description = new string('é', 500_000) })),
        ["delete"] = new(Returns(Payloads.Reference), static client => client.DeleteWebappAsync(Payloads.WebappId)),
        ["large page"] = new(Returns(LargePage), ListAsync),
        ["large page with its length"] = new(static _ => Ok(new StreamedContent(Bytes(LargePage), LargePage.Length)), ListAsync),
        ["error response"] = new(Returns(Payloads.NotFound, HttpStatusCode.NotFound), DescribeAsync, typeof(NotFoundException)),
        ["error response to every attempt"] = new(Returns(Payloads.NotFound, HttpStatusCode.BadGateway), DescribeAsync, typeof(PeakApiException)),
        ["error response with a large body"] = new(Returns(LargePage, HttpStatusCode.NotFound), DescribeAsync, typeof(NotFoundException)),
        ["empty"] = new(Returns([]), DescribeAsync, typeof(InvalidResponseException)),
        ["null"] = new(Returns("null"u8.ToArray()), DescribeAsync, typeof(InvalidResponseException)),
        ["truncated JSON"] = new(Returns(LargePage[..^100]), ListAsync, typeof(InvalidResponseException)),
        ["wrong type"] = new(Returns("""{"id":[[1,"""u8.ToArray()), DescribeAsync, typeof(InvalidResponseException)),
        ["long token"] = new(Returns(Encoding.UTF8.GetBytes($$"""{"id":"{{new string('x', 500_000)}}"}""")), DescribeAsync, typeof(InvalidResponseException)),
        ["invalid UTF-8"] = new(Returns([.. "{\"id\":\""u8, 0xFF, 0xF0, 0x9F]), DescribeAsync, typeof(InvalidResponseException)),
        ["too large"] = new(Returns(LargePage), ListAsync, typeof(InvalidResponseException), static () => new() { MaxResponseBodySize = LargePage.Length - 1 }),
        ["cut off"] = new(Returns(LargePage, end: PartialStream.CutOff), ListAsync, typeof(PeakConnectionException)),
        ["cut off at once"] = new(Returns([], end: PartialStream.CutOff), ListAsync, typeof(PeakConnectionException)),
        ["error response, cut off"] = new(Returns(Payloads.NotFound, HttpStatusCode.NotFound, PartialStream.CutOff), DescribeAsync, typeof(NotFoundException)),
        ["values of any shape"] = new(Returns(AnyShape("]}")), DescribeAsync),
        ["values of any shape, truncated"] = new(Returns(AnyShape("")), DescribeAsync, typeof(InvalidResponseException)),
        ["invalid JSON among values of any shape"] = new(Returns(AnyShape("new Date(1)]}")), DescribeAsync, typeof(InvalidResponseException)),
        ["stalled"] = new(Returns(LargePage, end: PartialStream.Stalled), ListAsync, typeof(PeakTimeoutException)),
        ["cancelled while the body is read"] = new(Returns(LargePage, end: PartialStream.Stalled), CancelAsync, typeof(OperationCanceledException)),
        ["raw interface, disposed twice"] = new(Returns(Payloads.Webapp), RawAsync),
        ["all pages, concurrently"] = new(Pages, static client => CountAsync(client, take: int.MaxValue)),
        ["some pages, concurrently"] = new(Pages, static client => CountAsync(client, take: 150)),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_pooled_array_is_returned_once(string name)
    {
        var (response, call, exception, options) = Cases[name];
        var time = new VirtualTime();
        var settings = options?.Invoke() ?? new();
        settings.TimeProvider = time.Clock;
        settings.Handler = new StubHandler(response);
        var client = new WebappClient(new PeakSession(PeerToken.Value, new Uri("https://service.peak.ai")), settings);

        var usage = await PoolUsage.OfAsync(() => ExpectAsync(exception, () => time.RunAsync(() => call(client), TimeSpan.FromSeconds(1))));

        usage.BytesRented.Should().NotBeEmpty();
        usage.NotReturned.Should().BeEmpty();
        usage.WronglyReturned.Should().BeEmpty();
    }

    [Fact]
    public async Task The_measurement_detects_arrays_that_are_not_returned_or_returned_twice()
    {
        var usage = await PoolUsage.OfAsync(() =>
        {
            ArrayPool<char>.Shared.Rent(1000).Should().HaveCount(1024);
            var twice = ArrayPool<byte>.Shared.Rent(1000);
            ArrayPool<byte>.Shared.Return(twice);
            ArrayPool<byte>.Shared.Return(twice);
            return Task.CompletedTask;
        });

        usage.NotReturned.Should().Equal(2048);
        usage.WronglyReturned.Should().ContainSingle();
        // Rents the array twice, so that no two later callers share it.
        ArrayPool<byte>.Shared.Rent(1000);
        ArrayPool<byte>.Shared.Rent(1000);
    }

    private static async Task ExpectAsync(Type? exception, Func<Task> call)
    {
        var thrown = await Record.ExceptionAsync(call);
        if (exception is null)
        {
            thrown.Should().BeNull();
        }
        else
        {
            thrown.Should().BeAssignableTo(exception);
        }
    }

    private static Task<Webapp> DescribeAsync(WebappClient client) => client.DescribeWebappAsync(Payloads.WebappId);

    private static Task<WebappsPage> ListAsync(WebappClient client) => client.ListWebappsPageAsync();

    private static async Task CancelAsync(WebappClient client)
    {
        using var cancellation = new CancellationTokenSource();
        var call = client.ListWebappsPageAsync(cancellationToken: cancellation.Token);
        call.IsCompleted.Should().BeFalse("the body does not end");
        // Synchronously: CancelAsync would cancel on another thread while the clock moves on.
        cancellation.Cancel();
        await call;
    }

    private static async Task RawAsync(WebappClient client)
    {
        using var response = await client.Api.DescribeWebappAsync(Payloads.WebappId);
        response.Content!.Name.Should().NotBeEmpty();
        response.Dispose();
        response.Dispose();
    }

    private static async Task CountAsync(WebappClient client, int take)
    {
        var count = await client.ListWebappsAsync(PeakPeer.Filter, 4).Take(take).CountAsync();
        count.Should().Be(Math.Min(take, PageCount * Payloads.PageSize));
    }

    /// <summary>A webapp with many tags and many unknown properties.</summary>
    private static byte[] AnyShape(string end) => Encoding.UTF8.GetBytes(
        $$"""{"id":"1","name":"n","status":"AVAILABLE","updatedAt":"2026-07-01T10:00:00Z","updatedBy":"u","tags":[{{Values}}],"newer":{"a":[{{Values}}]},"other":[{{Values}}{{end}}""");

    private static string Values => string.Join(',', Enumerable.Repeat("""{"name":"x"},1,null""", 500));

    private static Func<HttpRequestMessage, HttpResponseMessage> Returns(
        byte[] body, HttpStatusCode status = HttpStatusCode.OK, Func<CancellationToken, Task<int>>? end = null) =>
        _ => new(status) { Content = new StreamedContent(new PartialStream(body, MostAtOnce, end ?? PartialStream.Ended)) };

    private static HttpResponseMessage Pages(HttpRequestMessage request) => Ok(new StreamedContent(Bytes(PageOfSeveral)));

    private static HttpResponseMessage Ok(HttpContent content) => new() { Content = content };

    private static PartialStream Bytes(byte[] bytes) => new(bytes, MostAtOnce, PartialStream.Ended);

    private sealed record Case(
        Func<HttpRequestMessage, HttpResponseMessage> Response,
        Func<WebappClient, Task> Call,
        Type? Exception = null,
        Func<WebappClientOptions>? Options = null);
}
