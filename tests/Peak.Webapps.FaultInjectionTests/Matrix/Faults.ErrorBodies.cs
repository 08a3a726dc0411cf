using System.Text;

namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    /// <summary>Bodies of error responses: none hides the status.</summary>
    private static IEnumerable<Fault> ErrorBodies()
    {
        yield return WithBody("`message`", "{\"message\":\"no such image\"}");
        yield return WithBody("`error` that is an object", "{\"error\":{\"code\":7}}");
        yield return WithBody("`message` with half of a surrogate pair", "{\"message\":\"\\ud800\"}");
        yield return WithBody("half of a surrogate pair as a name", "{\"\\ud800\":\"no such image\"}");
        yield return WithBody("empty", "");
        yield return WithBody("an array", "[1,2,3]");
        yield return WithBody("HTML", "<html><body>no such image</body></html>", "text/html");
        yield return WithBody("truncated JSON", "{\"message\":\"no such");
        yield return WithBody("100,000 levels deep", new string('[', DeepLevels));
        yield return WithBody("unknown charset", "{\"message\":\"no such image\"}", "application/json; charset=klingon");
        yield return WithBody("`message` of 10 MB", $"{{\"message\":\"{new string('a', HostileSize)}\"}}");
        yield return Error(400, "invalid UTF-8", exchange => exchange.RespondAsync(400, [0xff, 0xfe, 0xc0, 0x80]));
        yield return Error(400, "corrupt gzip", exchange => exchange.RespondAsync(400, "this is no gzip", "Content-Encoding: gzip"));
        yield return Error(400, "corrupt brotli", exchange => exchange.RespondAsync(400, "this is no brotli", "Content-Encoding: br"));
        yield return Error(400, "10 MB in a gzip of 10 kB", exchange => exchange.RespondAsync(400, Bomb.Value, "Content-Encoding: gzip"));
        yield return Error(400, "endless", async exchange =>
        {
            await exchange.Connection.SendAsync(Exchange.Head(400));
            await exchange.FloodAsync(Spaces);
        });
        foreach (var status in new[] { 404, 503 })
        {
            // Closed: a reset may drop the status.
            var head = Exchange.Head(status, "Content-Length: 500");
            byte[] part = [.. head, .. Encoding.UTF8.GetBytes(NoReason)];
            yield return Error(status, "truncated", exchange => exchange.Connection.SendAsync(part));
        }
    }

    private static Fault WithBody(string name, string body, string contentType = "application/json") =>
        Error(400, name, exchange => exchange.RespondAsync(400, body, $"Content-Type: {contentType}"));

    private static Fault Error(int status, string name, Func<Exchange, Task> inject) =>
        new("Body of an error response", $"{status}, {name}", Outcome.ErrorResponse, inject) { Status = status };
}
