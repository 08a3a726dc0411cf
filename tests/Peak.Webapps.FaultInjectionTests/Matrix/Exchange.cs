using System.Globalization;
using System.IO.Compression;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A request that waits for its answer, good or bad.</summary>
/// <param name="Connection">Where to answer.</param>
/// <param name="Good">The answer of a service that is well.</param>
/// <param name="Number">How many requests of its kind have come, this one included.</param>
/// <param name="Clock">The client's clock.</param>
/// <param name="Deadline">The time after which the client gives an attempt up.</param>
/// <param name="Elsewhere">Another host, which no request may reach.</param>
internal sealed record Exchange(SocketConnection Connection, JToken Good, int Number, EagerClock Clock, TimeSpan Deadline, Uri Elsewhere)
{
    internal string GoodText => Good.ToString(Newtonsoft.Json.Formatting.None);

    /// <summary>The bytes of a complete answer that ends its connection.</summary>
    internal static byte[] Answer(int status, ReadOnlySpan<byte> body, params IEnumerable<string> headers) =>
        [.. Head(status, [.. headers, $"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}"]), .. body];

    /// <summary>What stands before a body.</summary>
    internal static byte[] Head(int status, params IEnumerable<string> headers)
    {
        IEnumerable<string> given = headers.Any(IsContentType) ? headers : headers.Append("Content-Type: application/json");
        given = headers.Any(header => header.StartsWith("Connection:", StringComparison.Ordinal)) ? given : given.Append("Connection: close");
        var lines = given.Prepend(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Status"));
        return Encoding.Latin1.GetBytes(string.Concat(lines.Select(line => $"{line}\r\n")) + "\r\n");

        static bool IsContentType(string header) => header.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase);
    }

    internal static byte[] Compressed(ReadOnlySpan<byte> plain)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(plain);
        }

        return compressed.ToArray();
    }

    internal Task AnswerAsync(int status, string body, params IEnumerable<string> headers) =>
        Connection.SendAsync(Answer(status, Encoding.UTF8.GetBytes(body), headers));

    internal Task AnswerAsync(int status, byte[] body, params IEnumerable<string> headers) =>
        Connection.SendAsync(Answer(status, body, headers));

    internal Task AnswerWellAsync(params IEnumerable<string> headers) => AnswerAsync(200, GoodText, headers);

    /// <summary>Says no more, until the client has had enough.</summary>
    internal Task StallAsync()
    {
        Clock.Advance(Deadline);
        return Connection.ClosedByClientAsync();
    }

    /// <summary>Sends a piece a second, until the client has had enough: never long silent, and never done.</summary>
    internal async Task DripAsync(string piece)
    {
        for (var waited = TimeSpan.Zero; waited < Deadline; waited += TimeSpan.FromSeconds(1))
        {
            await Connection.SendAsync(piece);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await Connection.ClosedByClientAsync();
    }

    /// <summary>Sends without an end, until the client has had enough.</summary>
    internal async Task FloodAsync(byte[] piece)
    {
        while (true)
        {
            await Connection.SendAsync(piece);
        }
    }
}
