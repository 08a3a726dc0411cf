using System.Globalization;
using System.IO.Compression;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A request that waits for its response.</summary>
/// <param name="Connection">The connection of the response.</param>
/// <param name="Good">The response without a fault.</param>
/// <param name="Number">The number of the request among those of its operation, from 1.</param>
/// <param name="Clock">The client's clock.</param>
/// <param name="Deadline">The time limit of an attempt.</param>
/// <param name="Elsewhere">Another host, which no request may reach.</param>
internal sealed record Exchange(SocketConnection Connection, JToken Good, int Number, DelaySkippingClock Clock, TimeSpan Deadline, Uri Elsewhere)
{
    internal string GoodText => Good.ToString(Newtonsoft.Json.Formatting.None);

    /// <summary>The bytes of a complete response that closes its connection.</summary>
    internal static byte[] Response(int status, ReadOnlySpan<byte> body, params IEnumerable<string> headers) =>
        [.. Head(status, [.. headers, $"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}"]), .. body];

    /// <summary>The status line and the headers.</summary>
    internal static byte[] Head(int status, params IEnumerable<string> headers)
    {
        IEnumerable<string> all = headers.Any(IsContentType) ? headers : headers.Append("Content-Type: application/json");
        all = headers.Any(header => header.StartsWith("Connection:", StringComparison.Ordinal)) ? all : all.Append("Connection: close");
        var lines = all.Prepend(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Status"));
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

    internal Task RespondAsync(int status, string body, params IEnumerable<string> headers) =>
        Connection.SendAsync(Response(status, Encoding.UTF8.GetBytes(body), headers));

    internal Task RespondAsync(int status, byte[] body, params IEnumerable<string> headers) =>
        Connection.SendAsync(Response(status, body, headers));

    internal Task RespondWithoutFaultAsync(params IEnumerable<string> headers) => RespondAsync(200, GoodText, headers);

    /// <summary>Sends nothing more, until the client closes the connection.</summary>
    internal Task StallAsync()
    {
        Clock.Advance(Deadline);
        return Connection.ClosedByClientAsync();
    }

    /// <summary>Sends a piece a second, until the client closes the connection.</summary>
    internal async Task SendSlowlyAsync(string piece)
    {
        for (var waited = TimeSpan.Zero; waited < Deadline; waited += TimeSpan.FromSeconds(1))
        {
            await Connection.SendAsync(piece);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await Connection.ClosedByClientAsync();
    }

    /// <summary>Sends without an end, until the client closes the connection.</summary>
    internal async Task FloodAsync(byte[] piece)
    {
        while (true)
        {
            await Connection.SendAsync(piece);
        }
    }
}
