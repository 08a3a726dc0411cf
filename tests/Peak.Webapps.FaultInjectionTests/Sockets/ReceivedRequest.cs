using System.Text;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A request as it came over the wire, nothing decoded: a character stands for a byte.</summary>
internal sealed record ReceivedRequest(string RequestLine, IReadOnlyList<string> HeaderLines, byte[] Body)
{
    internal string Method => RequestLine.Split(' ')[0];

    /// <summary>Path and query.</summary>
    internal string Target => RequestLine.Split(' ')[1];

    internal IEnumerable<string> HeaderNames => HeaderLines.Select(line => line.Split(':')[0]);

    internal string? Header(string name) => HeaderLines
        .Where(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim())
        .SingleOrDefault();

    /// <summary>Reads what stands before the body, the empty line included.</summary>
    internal static ReceivedRequest Parse(ReadOnlySpan<byte> head)
    {
        var lines = Encoding.Latin1.GetString(head).Split("\r\n");
        return new ReceivedRequest(lines[0], lines[1..^2], []);
    }
}
