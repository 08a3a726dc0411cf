namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    /// <summary>Creates that are carried out, and whose answers are lost. Nothing may create the webapp again.</summary>
    private static IEnumerable<Fault> CarriedOut()
    {
        yield return CarriedOut("reset", Outcome.Broken, Reset);
        yield return CarriedOut("closed", Outcome.Broken, Closed);
        yield return CarriedOut("closed amid the body", Outcome.Broken, exchange => exchange.Connection.SendAsync(Whole(exchange).AsMemory()[..^5]));
        yield return CarriedOut("silence", Outcome.Late, exchange => exchange.StallAsync());
        yield return CarriedOut("silence amid the body", Outcome.Late, exchange => SayAndStallAsync(exchange, Whole(exchange)[..^5]));
        yield return CarriedOut("empty 200", Outcome.Unusable, exchange => exchange.AnswerAsync(200, ""));
        yield return CarriedOut("HTML", Outcome.Unusable, exchange => exchange.AnswerAsync(200, "<html>done</html>"));
        foreach (var status in new[] { 408, 500, 502, 503, 504 })
        {
            yield return CarriedOut($"{status}", Outcome.Failure, exchange => exchange.AnswerAsync(status, NoReason)) with { Status = status };
        }
    }

    private static Fault CarriedOut(string instead, Outcome outcome, Func<Exchange, Task> strike) => new("Carried out, then", instead, outcome, strike)
    {
        CarriesOut = true,
        Only = [WebappOperations.CreateWebapp],
    };
}
