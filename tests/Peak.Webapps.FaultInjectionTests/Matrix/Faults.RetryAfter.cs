using System.Globalization;

namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    /// <summary>Every form in which a service can say when to come again.</summary>
    private static IEnumerable<Fault> RetryAfter()
    {
        foreach (var status in new[] { 429, 503 })
        {
            yield return Again(status, "0", _ => "0");
            yield return Again(status, "2 seconds", _ => "2");
            yield return Again(status, "a date in 2 seconds", exchange => Date(exchange, TimeSpan.FromSeconds(2)));
            yield return Again(status, "a date that is past", exchange => Date(exchange, TimeSpan.FromDays(-1)));
            yield return Again(status, "10 days", _ => "864000") with { AsksForTooLongAWait = true };
            yield return Again(status, "a date in 10 years", exchange => Date(exchange, TimeSpan.FromDays(3650))) with { AsksForTooLongAWait = true };
            yield return Again(status, "2147483647", _ => "2147483647") with { AsksForTooLongAWait = true };
            yield return Again(status, "a number of 30 digits", _ => new string('9', 30));
            yield return Again(status, "-5", _ => "-5");
            yield return Again(status, "1.5", _ => "1.5");
            yield return Again(status, "garbage", _ => "soon, perhaps");
            yield return Again(status, "nothing", _ => "");
        }

        yield return Again(500, "2 seconds", _ => "2");
        yield return Again(400, "2 seconds", _ => "2");
        yield return Again(302, "2 seconds", _ => "2");
    }

    private static string Date(Exchange exchange, TimeSpan from) =>
        exchange.Clock.GetUtcNow().Add(from).ToString("r", CultureInfo.InvariantCulture);

    private static Fault Again(int status, string what, Func<Exchange, string> retryAfter) =>
        new("Retry-After", $"{status}, {what}", Outcome.Failure, exchange => exchange.AnswerAsync(status, NoReason, $"Retry-After: {retryAfter(exchange)}"))
        {
            Status = status,
        };
}
