namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    /// <summary>Creates that are carried out, and whose responses are lost. Nothing may create the webapp again.</summary>
    private static IEnumerable<Fault> CarriedOut()
    {
        yield return CarriedOut("reset", Outcome.Broken, Reset);
        yield return CarriedOut("closed", Outcome.Broken, Closed);
        yield return CarriedOut("closed in the body", Outcome.Broken, exchange => exchange.Connection.SendAsync(Whole(exchange).AsMemory()[..^5]));
        yield return CarriedOut("no response", Outcome.TimedOut, exchange => exchange.StallAsync());
        yield return CarriedOut("no end of the body", Outcome.TimedOut, exchange => SendAndStallAsync(exchange, Whole(exchange)[..^5]));
        yield return CarriedOut("empty 200", Outcome.Unusable, exchange => exchange.RespondAsync(200, ""));
        yield return CarriedOut("HTML", Outcome.Unusable, exchange => exchange.RespondAsync(200, "<html>done</html>"));
        foreach (var status in new[] { 408, 500, 503, 520 })
        {
            yield return CarriedOut($"{status}", Outcome.ErrorResponse, exchange => exchange.RespondAsync(status, NoReason)) with { Status = status };
        }
    }

    private static Fault CarriedOut(string response, Outcome outcome, Func<Exchange, Task> inject) => new("Carried out, then", response, outcome, inject)
    {
        CarriesOut = true,
        Only = [WebappOperations.CreateWebapp],
    };
}
