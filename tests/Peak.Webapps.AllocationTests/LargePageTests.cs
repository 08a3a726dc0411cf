using System.IO.Compression;
using Peak.Webapps.AllocationTests.Support;
using Peak.Webapps.Benchmarks.Peers;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.AllocationTests;

/// <summary>Reading a large page allocates no large objects, which only a full collection would free.</summary>
public sealed class LargePageTests
{
    private const int Webapps = 1_000;

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
    public async Task A_large_page_allocates_no_large_objects(string body)
    {
        var client = new WebappClient(new PeakSession(PeerToken.Value, Address), new() { Handler = new StubHandler(Bodies[body]) });

        (await LargeObjectHeap.BytesOfAsync(() => ListAsync(client))).Should().Be(0);
    }

    [Fact]
    public async Task A_large_page_rents_no_large_objects()
    {
        var client = new WebappClient(new PeakSession(PeerToken.Value, Address), new() { Handler = new StubHandler(Bodies["without its length"]) });

        var usage = await PoolUsage.OfAsync(() => ListAsync(client));

        usage.BytesRented.Should().HaveCountGreaterThan(Page.Length / LargeObjectHeap.SmallestObject).And.OnlyContain(bytes => bytes < LargeObjectHeap.SmallestObject);
    }

    [Fact]
    public async Task The_measurement_detects_one_copy_of_the_page()
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
