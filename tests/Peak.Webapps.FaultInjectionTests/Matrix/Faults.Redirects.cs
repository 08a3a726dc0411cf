namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    /// <summary>Redirects: none is followed, as the token must not go elsewhere.</summary>
    private static IEnumerable<Fault> Redirects()
    {
        foreach (var status in new[] { 301, 302, 303, 307, 308 })
        {
            yield return Redirect(status, "to the same host", _ => "/webapps/api/v1/webapps/");
            yield return Redirect(status, "to another host", exchange => exchange.Elsewhere.AbsoluteUri);
        }

        yield return Redirect(302, "without a place", _ => null);
        yield return Redirect(302, "to a place that is garbage", _ => "http://:::/%%%");
        yield return Redirect(302, "to a file", _ => "file:///etc/passwd");
        yield return Redirect(307, "to another host, without a scheme", exchange => $"//{exchange.Elsewhere.Authority}/");
        yield return new("Redirects", "101, to another protocol", Outcome.Failure, exchange =>
            exchange.Connection.SendAsync("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"))
        {
            Status = 101,
        };
        yield return new("Redirects", "200 with a Refresh to another host", Outcome.Result, exchange =>
            exchange.AnswerWellAsync($"Refresh: 0; url={exchange.Elsewhere}", $"Location: {exchange.Elsewhere}"));
    }

    private static Fault Redirect(int status, string where, Func<Exchange, string?> place) =>
        new("Redirects", $"{status} {where}", Outcome.Failure, exchange =>
            exchange.AnswerAsync(status, "", place(exchange) is { } location ? [$"Location: {location}"] : Array.Empty<string>()))
        {
            Status = status,
        };
}
