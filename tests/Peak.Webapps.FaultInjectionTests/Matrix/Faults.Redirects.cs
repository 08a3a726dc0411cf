namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    /// <summary>Redirects: none is followed, as the token must not be sent elsewhere.</summary>
    private static IEnumerable<Fault> Redirects()
    {
        yield return Redirect(301, "to the same host", _ => "/webapps/api/v1/webapps/");
        yield return Redirect(302, "to another host", exchange => exchange.Elsewhere.AbsoluteUri);
        yield return Redirect(307, "to another host, without a scheme", exchange => $"//{exchange.Elsewhere.Authority}/");
        yield return Redirect(308, "to another host", exchange => exchange.Elsewhere.AbsoluteUri);
        yield return Redirect(303, "without a Location", _ => null);
        yield return Redirect(302, "to an invalid address", _ => "http://:::/%%%");
        yield return new("Redirects", "101, to another protocol", Outcome.ErrorResponse, exchange =>
            exchange.Connection.SendAsync("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"))
        {
            Status = 101,
        };
        yield return new("Redirects", "200 with a Refresh to another host", Outcome.Result, exchange =>
            exchange.RespondWithoutFaultAsync($"Refresh: 0; url={exchange.Elsewhere}", $"Location: {exchange.Elsewhere}"));
    }

    private static Fault Redirect(int status, string where, Func<Exchange, string?> place) =>
        new("Redirects", $"{status} {where}", Outcome.ErrorResponse, exchange =>
            exchange.RespondAsync(status, "", place(exchange) is { } location ? [$"Location: {location}"] : Array.Empty<string>()))
        {
            Status = status,
        };
}
