namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    /// <summary>Broken connections.</summary>
    private static IEnumerable<Fault> Connections()
    {
        yield return Connection("refused", Outcome.Unreachable, Closed) with { Progress = RequestProgress.ConnectionRefused };
        yield return Connection("accepted, then reset without reading", Outcome.Broken, async exchange =>
        {
            // Not before the client is connected: an earlier reset is a connection that could not be made.
            await exchange.Connection.RequestBeginsAsync();
            exchange.Connection.Reset();
        }) with
        { Progress = RequestProgress.ConnectionAccepted };
        yield return Connection("reset before the response", Outcome.Broken, Reset);
        yield return Connection("closed before the response", Outcome.Broken, Closed);
        yield return Connection("reused, then reset", Outcome.Broken, Reset) with { Progress = RequestProgress.OnReusedConnection };
        yield return Connection("reused, then closed", Outcome.Broken, Closed) with { Progress = RequestProgress.OnReusedConnection };
        yield return Connection("reset before the response, then 404", Outcome.Gone, exchange =>
            exchange.Number == 1 ? Reset(exchange) : exchange.RespondAsync(404, NoReason)) with
        { Status = 404 };
        foreach (var (where, part) in Parts())
        {
            yield return Connection($"reset {where}", Outcome.Broken, async exchange =>
            {
                await exchange.Connection.SendAsync(part(exchange));
                exchange.Connection.Reset();
            });
            yield return Connection($"closed {where}", Outcome.Broken, exchange => exchange.Connection.SendAsync(part(exchange)));
        }

        yield return Connection("reset after the response", Outcome.Result, async exchange =>
        {
            await exchange.RespondWithoutFaultAsync();
            // Once the client has read it: a reset drops what is not read.
            await exchange.Connection.ClosedByClientAsync();
            exchange.Connection.Reset();
        });
        yield return Connection("closed after the response", Outcome.Result, exchange => exchange.RespondWithoutFaultAsync());
    }

    private static IEnumerable<(string Where, Func<Exchange, byte[]> Part)> Parts()
    {
        yield return ("in the status line", _ => "HTTP/1.1 2"u8.ToArray());
        yield return ("in the headers", exchange => Exchange.Response(200, [])[..40]);
        yield return ("after the headers", exchange => Exchange.Head(200, $"Content-Length: {exchange.GoodText.Length}"));
        yield return ("in the body", exchange => Whole(exchange)[..^5]);
    }

    private static byte[] Whole(Exchange exchange) => Exchange.Response(200, System.Text.Encoding.UTF8.GetBytes(exchange.GoodText));

    private static Task Closed(Exchange exchange) => Task.CompletedTask;

    private static Task Reset(Exchange exchange)
    {
        exchange.Connection.Reset();
        return Task.CompletedTask;
    }

    private static Fault Connection(string name, Outcome outcome, Func<Exchange, Task> inject) => new("Connection", name, outcome, inject);
}
