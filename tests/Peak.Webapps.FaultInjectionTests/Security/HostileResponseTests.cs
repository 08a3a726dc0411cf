using System.IO.Compression;
using System.Text;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>The client reads a bounded part of a response, and keeps less.</summary>
public sealed class HostileResponseTests
{
    private const int MaxResponseBodySize = 256 * 1024;

    /// <summary>What the operating system may buffer of a response, in bytes.</summary>
    private const int SystemBuffers = 8 * 1024 * 1024;

    private static readonly byte[] Piece = [.. Enumerable.Repeat((byte)'a', 64 * 1024)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Content-Length: 1000000000000")]
    [InlineData("X-Length: none")]
    public async Task An_endless_response_is_read_up_to_the_limit(string header)
    {
        await using var server = Server(Exchange.Head(200, header), Piece);

        var exception = await ErrorAsync(server);

        exception.Should().BeOfType<InvalidResponseException>().Which.Message.Should().Contain($"{MaxResponseBodySize}");
        exception.Attempts.Should().Be(1, "the next response would be as large");
        server.Connections.Should().Be(1);
        server.BytesSent.Should().BeLessThan(MaxResponseBodySize + SystemBuffers);
    }

    [Fact]
    public async Task A_body_is_measured_after_decompression()
    {
        await using var server = Server(Exchange.Head(200, "Content-Encoding: gzip"), EndlessGzip());

        var exception = await ErrorAsync(server);

        exception.Should().BeOfType<InvalidResponseException>().Which.Attempts.Should().Be(1);
        server.BytesSent.Should().BeLessThan(SystemBuffers);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData("text/html; charset=utf-16")]
    public async Task Of_an_endless_error_response_the_first_part_is_read(string contentType)
    {
        await using var server = Server(Exchange.Head(400, $"Content-Type: {contentType}", $"X-Request-Id: {new string('i', 20_000)}"), Piece);

        var exception = (await ErrorAsync(server)).Should().BeOfType<BadRequestException>().Which;

        exception.ResponseBody!.Length.Should().BeLessThanOrEqualTo(65_536);
        exception.ServerMessage!.Length.Should().BeLessThanOrEqualTo(1000);
        exception.RequestId!.Length.Should().BeLessThanOrEqualTo(1000);
        exception.ToString().Length.Should().BeLessThan(10_000);
        server.BytesSent.Should().BeLessThan(SystemBuffers);
    }

    [Fact]
    public async Task A_page_of_empty_webapps_is_refused_at_the_first()
    {
        var page = $$"""{"webapps":[{{string.Join(',', Enumerable.Repeat("{}", 80_000))}}],"pageCount":1}""";
        await using var server = new SocketServer(connection => RespondAsync(connection, Exchange.Response(200, Encoding.UTF8.GetBytes(page))));

        var exception = await ErrorAsync(server);

        exception.Should().BeOfType<InvalidResponseException>().Which.ToString().Length.Should().BeLessThan(10_000);
    }

    [Fact]
    public async Task A_long_name_in_a_response_does_not_fill_the_exception()
    {
        var body = $$"""{"{{new string('n', 100_000)}}":{"a":1,},"id":7]""";
        await using var server = new SocketServer(connection => RespondAsync(connection, Exchange.Response(200, Encoding.UTF8.GetBytes(body))));

        var exception = await ErrorAsync(server);

        exception.Should().BeOfType<InvalidResponseException>().Which.ToString().Length.Should().BeLessThan(10_000);
    }

    [Theory]
    [InlineData(64, false)]
    [InlineData(63, true)]
    public async Task Json_is_read_down_to_64_levels(int depth, bool isRead)
    {
        var body = $$"""{"id":"one","newer":{{new string('[', depth)}}{{new string(']', depth)}}}""";
        await using var server = new SocketServer(connection => RespondAsync(connection, Exchange.Response(200, Encoding.UTF8.GetBytes(body))));

        var act = () => Client(server, new()).DeleteWebappAsync("one", Token);

        if (isRead)
        {
            (await act()).Id.Should().Be("one");
        }
        else
        {
            await act.Should().ThrowAsync<InvalidResponseException>();
        }
    }

    private static SocketServer Server(byte[] head, byte[] piece) => new(async connection =>
    {
        await RespondAsync(connection, head);
        while (true)
        {
            await connection.SendAsync(piece);
        }
    });

    private static async Task RespondAsync(SocketConnection connection, byte[] response)
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(response);
    }

    /// <summary>A part of a gzip that can be repeated for ever, of a thousand times its size.</summary>
    private static byte[] EndlessGzip()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            gzip.Write(new byte[16 * 1024 * 1024]);
        }

        return compressed.ToArray();
    }

    private static async Task<PeakException> ErrorAsync(SocketServer server)
    {
        var act = () => Client(server, new() { MaxResponseBodySize = MaxResponseBodySize }).ListWebappsPageAsync(cancellationToken: Token);
        var exception = (await act.Should().ThrowAsync<PeakException>()).Which;
        server.Failures.Should().BeEmpty();
        return exception;
    }

    private static WebappClient Client(SocketServer server, WebappClientOptions options)
    {
        options.TimeProvider = new DelaySkippingClock();
        options.Handler = WebappClient.CreateHandler();
        return new(new PeakSession("key", server.Address), options);
    }
}
