using System.Globalization;

namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    /// <summary>Values of Retry-After.</summary>
    private static IEnumerable<Fault> RetryAfter()
    {
        yield return Again(503, "0", _ => "0", TimeSpan.Zero);
        yield return Again(503, "2 seconds", _ => "2", TimeSpan.FromSeconds(2));
        yield return Again(503, "1.5", _ => "1.5", TimeSpan.FromSeconds(1.5));
        yield return Again(503, "a date in 2 seconds", exchange => Date(exchange, TimeSpan.FromSeconds(2)), TimeSpan.FromSeconds(2));
        yield return Again(503, "a date in the past", exchange => Date(exchange, TimeSpan.FromDays(-1)), TimeSpan.Zero);
        yield return Again(503, "10 days", _ => "864000", TimeSpan.FromDays(10));
        yield return Again(503, "a date in 10 years", exchange => Date(exchange, TimeSpan.FromDays(3650)), TimeSpan.FromDays(3650));
        yield return Again(503, "a number of 30 digits", _ => new string('9', 30), TimeSpan.MaxValue);
        yield return Again(503, "-5", _ => "-5", null);
        yield return Again(503, "unreadable", _ => "soon, perhaps", null);
        yield return Again(429, "2 seconds", _ => "2", TimeSpan.FromSeconds(2));
        yield return Again(429, "10 days", _ => "864000", TimeSpan.FromDays(10));
        yield return Again(400, "2 seconds", _ => "2", TimeSpan.FromSeconds(2));
    }

    private static string Date(Exchange exchange, TimeSpan from) =>
        exchange.Clock.GetUtcNow().Add(from).ToString("r", CultureInfo.InvariantCulture);

    private static Fault Again(int status, string what, Func<Exchange, string> header, TimeSpan? delay) =>
        new("Retry-After", $"{status}, {what}", Outcome.ErrorResponse, exchange => exchange.RespondAsync(status, NoReason, $"Retry-After: {header(exchange)}"))
        {
            Status = status,
            RetryAfter = delay,
        };
}
