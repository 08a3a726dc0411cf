using System.IO.Compression;
using System.Text;

namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    private static IEnumerable<Fault> Compression()
    {
        yield return Coded("gzip", "gzip", Outcome.Result, plain => Exchange.Compressed(plain));
        yield return Coded("brotli", "br", Outcome.Result, Brotli);
        yield return Coded("truncated gzip of the right length", "gzip", Outcome.Unusable, plain => Exchange.Compressed(plain)[..^12]);
        yield return Coded("corrupt gzip", "gzip", Outcome.Broken, plain => Corrupt(Exchange.Compressed(plain)));
        yield return Coded("JSON declared as gzip", "gzip", Outcome.Broken, plain => plain);
        yield return Coded("binary data declared as brotli", "br", Outcome.Broken, plain => [0xff, 0xfe, 0xfd, .. plain]);
        yield return Coded("unknown Content-Encoding", "zebra", Outcome.Unusable, plain => Exchange.Compressed(plain));
    }

    private static Fault Coded(string name, string coding, Outcome outcome, Func<byte[], byte[]> encode) =>
        new("Compression", name, outcome, exchange => exchange.RespondAsync(200, encode(Encoding.UTF8.GetBytes(exchange.GoodText)), $"Content-Encoding: {coding}"));

    private static byte[] Brotli(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest))
        {
            brotli.Write(plain);
        }

        return compressed.ToArray();
    }

    private static byte[] Corrupt(byte[] bytes)
    {
        for (var index = 12; index < bytes.Length; index += 3)
        {
            bytes[index] ^= 0x5a;
        }

        return bytes;
    }
}
