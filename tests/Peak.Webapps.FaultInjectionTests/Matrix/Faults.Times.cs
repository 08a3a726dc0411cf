namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    /// <summary>Responses that take too long.</summary>
    private static IEnumerable<Fault> Times()
    {
        yield return Time("no response", Outcome.TimedOut, exchange => exchange.StallAsync());
        yield return Time("no end of the headers", Outcome.TimedOut, exchange => SendAndStallAsync(exchange, Whole(exchange)[..40]));
        yield return Time("no body", Outcome.TimedOut, exchange => SendAndStallAsync(exchange, Exchange.Head(200, "Content-Length: 50")));
        yield return Time("no end of the body", Outcome.TimedOut, exchange => SendAndStallAsync(exchange, Whole(exchange)[..^5]));
        yield return Time("connection left open after the response", Outcome.Result, async exchange =>
        {
            await exchange.RespondWithoutFaultAsync();
            await exchange.Connection.ClosedByClientAsync();
        });
        yield return Time("headers byte by byte, too slow", Outcome.TimedOut, async exchange =>
        {
            await exchange.Connection.SendAsync("HTTP/1.1 200 OK\r\nX-Slow: ");
            await exchange.SendSlowlyAsync("a");
        });
        yield return Time("body byte by byte, too slow", Outcome.TimedOut, async exchange =>
        {
            await exchange.Connection.SendAsync(Exchange.Head(200, "Content-Length: 5000"));
            await exchange.SendSlowlyAsync(" ");
        });
        yield return Time("chunk by chunk, too slow", Outcome.TimedOut, async exchange =>
        {
            await exchange.Connection.SendAsync(Exchange.Head(200, "Transfer-Encoding: chunked"));
            await exchange.SendSlowlyAsync("1\r\n \r\n");
        });
        yield return Time("endless interim responses", Outcome.TimedOut, exchange => exchange.SendSlowlyAsync("HTTP/1.1 103 Early Hints\r\n\r\n"));
        yield return Time("error response without an end of the body", Outcome.TimedOut, exchange => SendAndStallAsync(exchange, Exchange.Head(400, "Content-Length: 50")));
        yield return Time("slow, but in time", Outcome.Result, async exchange =>
        {
            exchange.Clock.Advance(exchange.Deadline / 2);
            await exchange.RespondWithoutFaultAsync();
        });
    }

    private static async Task SendAndStallAsync(Exchange exchange, byte[] part)
    {
        await exchange.Connection.SendAsync(part);
        await exchange.StallAsync();
    }

    private static Fault Time(string name, Outcome outcome, Func<Exchange, Task> inject) => new("Time", name, outcome, inject);
}
