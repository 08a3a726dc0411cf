using System.Text;
using Peak.Webapps.JsonTests.Support;

namespace Peak.Webapps.JsonTests;

/// <summary>Whatever the bytes, and wherever segments and buffers end: the text is the one that .NET makes of them.</summary>
public sealed class Utf8BodyReaderTests
{
    private const int Seed = 4711;

    private static readonly int Texts = Effort.Of(300_000);

    // Of one to four bytes, with halves of pairs, an overlong form, a byte order mark and bytes that nothing begins with.
    private static readonly byte[][] Parts =
    [
        "a"u8.ToArray(), "é"u8.ToArray(), "€"u8.ToArray(), "😀"u8.ToArray(), "\uFEFF"u8.ToArray(), "\""u8.ToArray(),
        [0xC3], [0xE2, 0x82], [0xE2], [0xF0, 0x9F, 0x98], [0xF0, 0x9F], [0xF0], [0x80], [0xBF], [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0],
    ];

    [Fact]
    public void Text_is_what_dotnet_makes_of_the_bytes()
    {
        var random = new Random(Seed);
        for (var text = 0; text < Texts; text++)
        {
            var bytes = Enumerable.Range(0, random.Next(0, 24)).SelectMany(_ => Parts[random.Next(Parts.Length)]).ToArray();

            if (Read(bytes, random) != Expected(bytes))
            {
                Assert.Fail($"Text {text} of seed {Seed}: {Convert.ToHexString(bytes)}");
            }
        }
    }

    [Fact]
    public void Text_goes_on_over_the_edges_of_large_segments()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("x😀€é", 40_000)));

        Read(bytes, new Random(Seed), mostAtOnce: 5000).Should().Be(Expected(bytes));
    }

    private static string Read(byte[] bytes, Random random, int mostAtOnce = 6)
    {
        using var body = Bodies.Of(bytes);
        using var reader = new Utf8BodyReader(body);
        var text = new StringBuilder();
        var buffer = new char[mostAtOnce];
        for (int read; (read = reader.Read(buffer, 0, random.Next(1, mostAtOnce + 1))) > 0;)
        {
            text.Append(buffer, 0, read);
        }

        return text.ToString();
    }

    private static string Expected(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(), detectEncodingFromByteOrderMarks: false);
        var text = reader.ReadToEnd();
        return text.StartsWith('\uFEFF') ? text[1..] : text;
    }
}
