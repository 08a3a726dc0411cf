namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    /// <summary>Cuts of the connection: what kind, and when.</summary>
    private static IEnumerable<Fault> Connections()
    {
        yield return Connection("refused", Outcome.Unreachable, Closed) with { Reach = Reach.Refused };
        yield return Connection("accepted, then reset unread", Outcome.Broken, async exchange =>
        {
            // Not before the client is connected: a reset that comes earlier is a connection that could not be made.
            await exchange.Connection.RequestBeginsAsync();
            exchange.Connection.Reset();
        }) with
        { Reach = Reach.Accepted };
        yield return Connection("reset before the answer", Outcome.Broken, Reset);
        yield return Connection("closed before the answer", Outcome.Broken, Closed);
        yield return Connection("kept from before, and reset", Outcome.Broken, Reset) with { Reach = Reach.Kept };
        yield return Connection("kept from before, and closed", Outcome.Broken, Closed) with { Reach = Reach.Kept };
        yield return Connection("reset before the answer, then 404", Outcome.Gone, exchange =>
            exchange.Number == 1 ? Reset(exchange) : exchange.AnswerAsync(404, NoReason)) with
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

        yield return Connection("reset after the answer", Outcome.Result, async exchange =>
        {
            await exchange.AnswerWellAsync();
            // Once the client has it: what a reset overtakes on its way is lost.
            await exchange.Connection.ClosedByClientAsync();
            exchange.Connection.Reset();
        });
        yield return Connection("closed after the answer", Outcome.Result, exchange => exchange.AnswerWellAsync());
    }

    private static IEnumerable<(string Where, Func<Exchange, byte[]> Part)> Parts()
    {
        yield return ("amid the status line", _ => "HTTP/1.1 2"u8.ToArray());
        yield return ("amid the headers", exchange => Exchange.Answer(200, [])[..40]);
        yield return ("after the headers", exchange => Exchange.Head(200, $"Content-Length: {exchange.GoodText.Length}"));
        yield return ("amid the body", exchange => Whole(exchange)[..^5]);
    }

    private static byte[] Whole(Exchange exchange) => Exchange.Answer(200, System.Text.Encoding.UTF8.GetBytes(exchange.GoodText));

    private static Task Closed(Exchange exchange) => Task.CompletedTask;

    private static Task Reset(Exchange exchange)
    {
        exchange.Connection.Reset();
        return Task.CompletedTask;
    }

    private static Fault Connection(string name, Outcome outcome, Func<Exchange, Task> strike) => new("Connection", name, outcome, strike);
}
