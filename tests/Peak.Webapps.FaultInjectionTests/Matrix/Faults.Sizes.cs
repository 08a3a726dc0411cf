namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    private static readonly byte[] Spaces = [.. Enumerable.Repeat((byte)' ', 64 * 1024)];

    private static readonly Lazy<byte[]> Bomb = new(() => Exchange.Compressed(new byte[HostileSize]));

    /// <summary>More than the client reads of a body, in bytes.</summary>
    private const int HostileSize = 10 * 1024 * 1024;

    /// <summary>Bodies that would fill the memory.</summary>
    private static IEnumerable<Fault> Sizes()
    {
        yield return Size("declared as 1 TB", async exchange =>
        {
            await exchange.Connection.SendAsync(Exchange.Head(200, "Content-Length: 1000000000000"));
            await exchange.FloodAsync(Spaces);
        });
        yield return Size("endless, chunked", async exchange =>
        {
            await exchange.Connection.SendAsync(Exchange.Head(200, "Transfer-Encoding: chunked"));
            await exchange.FloodAsync([.. "10000\r\n"u8, .. Spaces, .. "\r\n"u8]);
        });
        yield return Size("endless, without Content-Length", async exchange =>
        {
            await exchange.Connection.SendAsync(Exchange.Head(200));
            await exchange.FloodAsync(Spaces);
        });
        yield return Size("10 MB in a gzip of 10 kB", exchange => exchange.RespondAsync(200, Bomb.Value, "Content-Encoding: gzip"));
    }

    private static Fault Size(string name, Func<Exchange, Task> inject) => new("Size", name, Outcome.TooLarge, inject);
}
