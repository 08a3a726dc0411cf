using System.Globalization;
using System.Text;

namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    /// <summary>Unusual or invalid status lines, headers and lengths.</summary>
    private static IEnumerable<Fault> Framing()
    {
        yield return Sends("no status line, as HTTP/0.9", Outcome.Broken, exchange => exchange.GoodText);
        yield return Sends("invalid status line", Outcome.Broken, exchange => $"HELLO 200 OK\r\n\r\n{exchange.GoodText}");
        yield return Sends("binary data as status line", Outcome.Broken, _ => "\x15\x03\x01\0\x02\x02\x28\0\0\xff\xfe\r\n\r\n");
        yield return Sends("status of two digits", Outcome.Broken, exchange => $"HTTP/1.1 20 OK\r\n\r\n{exchange.GoodText}");
        yield return Sends("status of letters", Outcome.Broken, exchange => $"HTTP/1.1 OKAY OK\r\n\r\n{exchange.GoodText}");
        yield return Sends("header without a colon", Outcome.Broken, exchange => $"HTTP/1.1 200 OK\r\nnonsense\r\n\r\n{exchange.GoodText}");
        yield return Sends("header of 100 kB", Outcome.HeadersTooLarge, exchange => $"HTTP/1.1 200 OK\r\nX-Long: {new string('a', 100_000)}\r\n\r\n{exchange.GoodText}");
        yield return Framed("endless headers", Outcome.HeadersTooLarge, async exchange =>
        {
            await exchange.Connection.SendAsync("HTTP/1.1 200 OK\r\n");
            await exchange.FloodAsync("X-More: and more\r\n"u8.ToArray());
        });
        yield return Sends("header in UTF-8", Outcome.Result, exchange => $"HTTP/1.1 200 OK\r\nConnection: close\r\nX-Name: \xc3\xa9\r\nContent-Length: {exchange.GoodText.Length}\r\n\r\n{exchange.GoodText}");
        yield return Sends("Content-Length too long", Outcome.Broken, exchange => WithLength(exchange.GoodText.Length + 10, exchange.GoodText));
        yield return Sends("Content-Length too short", Outcome.Unusable, exchange => WithLength(exchange.GoodText.Length - 10, exchange.GoodText));
        yield return Sends("no Content-Length, closed at the end", Outcome.Result, exchange => $"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{exchange.GoodText}");
        yield return Sends("no Content-Length, closed too early", Outcome.Unusable, exchange => $"HTTP/1.1 200 OK\r\n\r\n{exchange.GoodText[..^5]}");
        yield return Sends("chunked", Outcome.Result, exchange => Chunked(exchange.GoodText, "0\r\n\r\n"));
        yield return Sends("chunked, with trailers", Outcome.Result, exchange => Chunked(exchange.GoodText, "0\r\nX-Trailer: yes\r\n\r\n"));
        yield return Sends("chunked, truncated", Outcome.Broken, exchange => Chunked(exchange.GoodText, ""));
        yield return Sends("chunked, invalid size", Outcome.Broken, exchange => Chunked(exchange.GoodText, "zz\r\n"));
        yield return Sends("interim response 100", Outcome.Result, exchange => "HTTP/1.1 100 Continue\r\n\r\n" + WithLength(exchange.GoodText.Length, exchange.GoodText));
        yield return Sends("interim responses 102 and 103", Outcome.Result, exchange =>
            "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + WithLength(exchange.GoodText.Length, exchange.GoodText));
        yield return Sends("interim response, then closed", Outcome.Broken, _ => "HTTP/1.1 100 Continue\r\n\r\n");
    }

    private static string WithLength(int length, string body) =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}");

    private static string Chunked(string body, string end) =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n{body}\r\n{end}");

    private static Fault Sends(string name, Outcome outcome, Func<Exchange, string> latin1) =>
        Framed(name, outcome, exchange => exchange.Connection.SendAsync(Encoding.Latin1.GetBytes(latin1(exchange))));

    private static Fault Framed(string name, Outcome outcome, Func<Exchange, Task> inject) => new("Framing", name, outcome, inject);
}
