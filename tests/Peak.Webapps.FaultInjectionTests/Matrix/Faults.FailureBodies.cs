using System.Text;

namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    /// <summary>The body of a failure can look like anything: it never hides the failure.</summary>
    private static IEnumerable<Fault> FailureBodies()
    {
        yield return Told("`message`", "{\"message\":\"no such image\"}");
        yield return Told("`detail`", "{\"detail\":\"no such image\"}");
        yield return Told("`error`", "{\"error\":\"no such image\"}");
        yield return Told("`error` that is an object", "{\"error\":{\"code\":7}}");
        yield return Told("empty", "");
        yield return Told("`null`", "null");
        yield return Told("an array", "[1,2,3]");
        yield return Told("plain text", "no such image", "text/plain");
        yield return Told("HTML", "<html><body>no such image</body></html>", "text/html");
        yield return Told("JSON cut off", "{\"message\":\"no such");
        yield return Told("100,000 levels deep", new string('[', DeepLevels));
        yield return Told("charset that nobody knows", "{\"message\":\"no such image\"}", "application/json; charset=klingon");
        yield return Told("text of 10 MB", new string('a', HostileSize), "text/plain");
        yield return Told("`message` of 10 MB", $"{{\"message\":\"{new string('a', HostileSize)}\"}}");
        yield return Fails("invalid UTF-8", exchange => exchange.AnswerAsync(400, [0xff, 0xfe, 0xc0, 0x80]));
        yield return Fails("gzip", exchange => exchange.AnswerAsync(400, Exchange.Compressed(Encoding.UTF8.GetBytes(NoReason)), "Content-Encoding: gzip"));
        yield return Fails("gzip, corrupt", exchange => exchange.AnswerAsync(400, "this is no gzip", "Content-Encoding: gzip"));
        yield return Fails("brotli, corrupt", exchange => exchange.AnswerAsync(400, "this is no brotli", "Content-Encoding: br"));
        yield return Fails("10 MB in a gzip of 10 kB", exchange => exchange.AnswerAsync(400, Bomb.Value, "Content-Encoding: gzip"));
        yield return Fails("without an end", async exchange =>
        {
            await exchange.Connection.SendAsync(Exchange.Head(400));
            await exchange.FloodAsync(Spaces);
        });
        foreach (var status in new[] { 400, 404, 429, 503 })
        {
            // By a close: a reset may overtake the status on its way.
            var head = Exchange.Head(status, "Content-Length: 500");
            byte[] part = [.. head, .. Encoding.UTF8.GetBytes(NoReason)];
            yield return Fails(status, "cut off before it", exchange => exchange.Connection.SendAsync(head));
            yield return Fails(status, "cut off amid it", exchange => exchange.Connection.SendAsync(part));
        }
    }

    private static Fault Told(string name, string body, string contentType = "application/json") =>
        Fails(name, exchange => exchange.AnswerAsync(400, body, $"Content-Type: {contentType}"));

    private static Fault Fails(string name, Func<Exchange, Task> strike) => Fails(400, name, strike);

    private static Fault Fails(int status, string name, Func<Exchange, Task> strike) =>
        new("Body of a failure", $"{status}, {name}", Outcome.Failure, strike) { Status = status };
}
