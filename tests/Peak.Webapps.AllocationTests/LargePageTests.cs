using System.IO.Compression;
using Peak.Webapps.AllocationTests.Support;
using Peak.Webapps.Benchmarks.Peers;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.AllocationTests;

/// <summary>However large a page is, nothing on its way in is a large object, which only a full collection would take away.</summary>
public sealed class LargePageTests
{
    private const int Webapps = 2_500;

    private static readonly Uri Address = new("https://service.peak.ai/");

    private static readonly byte[] Page = Payloads.PageOf(Webapps);

    private static readonly byte[] Compressed = Compress(Page);

    private static readonly IReadOnlyDictionary<string, Func<HttpContent>> Bodies = new Dictionary<string, Func<HttpContent>>
    {
        ["with its length"] = static () => new StreamedContent(new MemoryStream(Page), Page.Length),
        ["without its length"] = static () => new StreamedContent(new MemoryStream(Page)),
        ["decompressed"] = static () => new StreamedContent(new GZipStream(new MemoryStream(Compressed), CompressionMode.Decompress)),
    };

    public static TheoryData<string> Names => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_large_page_does_not_reach_the_large_object_heap(string body)
    {
        var client = new WebappClient(new PeakSession(PeerToken.Value, Address), new() { Handler = new StubHandler(Bodies[body]) });

        (await LargeObjectHeap.BytesOfAsync(() => ListAsync(client))).Should().Be(0);
    }

    [Fact]
    public async Task A_large_page_from_a_connection_does_not_reach_the_large_object_heap()
    {
        using var server = new LoopbackServer(Page);
        using var connections = WebappClient.CreateHandler();
        var client = new WebappClient(new PeakSession(PeerToken.Value, server.Address), new() { Handler = connections });

        (await LargeObjectHeap.BytesOfAsync(() => ListAsync(client))).Should().Be(0);
    }

    [Fact]
    public async Task No_array_that_a_large_page_takes_from_a_pool_is_a_large_object()
    {
        var client = new WebappClient(new PeakSession(PeerToken.Value, Address), new() { Handler = new StubHandler(Bodies["without its length"]) });

        var ledger = await PoolLedger.OfAsync(() => ListAsync(client));

        ledger.BytesRented.Should().HaveCountGreaterThan(Page.Length / LargeObjectHeap.SmallestObject).And.OnlyContain(bytes => bytes < LargeObjectHeap.SmallestObject);
    }

    [Fact]
    public async Task The_measure_sees_one_copy_of_the_page()
    {
        Page.Length.Should().BeGreaterThan(5 * LargeObjectHeap.SmallestObject);

        var copying = async () =>
        {
            using var content = Bodies["without its length"]();
            (await content.ReadAsByteArrayAsync()).Should().HaveCount(Page.Length);
        };

        (await LargeObjectHeap.BytesOfAsync(copying)).Should().BeGreaterThanOrEqualTo(Page.Length);
    }

    private static async Task ListAsync(WebappClient client) =>
        (await client.ListWebappsPageAsync(new() { PageSize = Payloads.PageSize }, 1)).Webapps.Count.Should().Be(Webapps);

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
