namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    /// <summary>Answers that take too long, each in its own way.</summary>
    private static IEnumerable<Fault> Times()
    {
        yield return Time("silence instead of an answer", Outcome.Late, exchange => exchange.StallAsync());
        yield return Time("silence amid the headers", Outcome.Late, exchange => SayAndStallAsync(exchange, Whole(exchange)[..40]));
        yield return Time("silence after the headers", Outcome.Late, exchange => SayAndStallAsync(exchange, Exchange.Head(200, "Content-Length: 50")));
        yield return Time("silence amid the body", Outcome.Late, exchange => SayAndStallAsync(exchange, Whole(exchange)[..^5]));
        yield return Time("silence after the answer", Outcome.Result, async exchange =>
        {
            await exchange.AnswerWellAsync();
            await exchange.Connection.ClosedByClientAsync();
        });
        yield return Time("headers that drip", Outcome.Late, async exchange =>
        {
            await exchange.Connection.SendAsync("HTTP/1.1 200 OK\r\nX-Slow: ");
            await exchange.DripAsync("a");
        });
        yield return Time("body that drips", Outcome.Late, async exchange =>
        {
            await exchange.Connection.SendAsync(Exchange.Head(200, "Content-Length: 5000"));
            await exchange.DripAsync(" ");
        });
        yield return Time("chunks that drip", Outcome.Late, async exchange =>
        {
            await exchange.Connection.SendAsync(Exchange.Head(200, "Transfer-Encoding: chunked"));
            await exchange.DripAsync("1\r\n \r\n");
        });
        yield return Time("interim answers without an end", Outcome.Late, exchange => exchange.DripAsync("HTTP/1.1 103 Early Hints\r\n\r\n"));
        yield return Time("a failure whose body stalls", Outcome.Late, exchange => SayAndStallAsync(exchange, Exchange.Head(400, "Content-Length: 50")));
        yield return Time("slow, but in time", Outcome.Result, async exchange =>
        {
            exchange.Clock.Advance(exchange.Deadline / 2);
            await exchange.AnswerWellAsync();
        });
    }

    private static async Task SayAndStallAsync(Exchange exchange, byte[] part)
    {
        await exchange.Connection.SendAsync(part);
        await exchange.StallAsync();
    }

    private static Fault Time(string name, Outcome outcome, Func<Exchange, Task> strike) => new("Time", name, outcome, strike);
}
