using Peak.Webapps.Testing;

namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    private const string NoReason = "{\"message\":\"no reason\"}";

    /// <summary>One of each kind that the contract does not document, and two that do not exist.</summary>
    private static readonly int[] OtherStatuses =
        [304, 402, 405, 408, 410, 413, 418, 425, 429, 451, 501, 502, 503, 504, 505, 507, 511, 520, 599, 600, 999];

    private static IEnumerable<Fault> Statuses()
    {
        foreach (var status in ServiceContract.Embedded.Operations.SelectMany(operation => operation.Statuses).Distinct().Order().Where(status => status >= 300))
        {
            yield return Status("Documented error responses", status);
        }

        foreach (var status in OtherStatuses)
        {
            yield return Status("Other statuses", status);
        }

        yield return Status("Other statuses", 401, "with a challenge", "WWW-Authenticate: Negotiate", "WWW-Authenticate: Basic realm=\"peak\"");
        yield return Status("Other statuses", 407, "with a challenge", "Proxy-Authenticate: Basic realm=\"peak\"");
        foreach (var status in new[] { 201, 206 })
        {
            yield return new("Other statuses", $"{status} with a valid body", Outcome.Result, exchange => exchange.RespondAsync(status, exchange.GoodText));
        }

        foreach (var status in new[] { 204 })
        {
            yield return new("Other statuses", $"{status} without a body", Outcome.Unusable, exchange => exchange.Connection.SendAsync(Exchange.Head(status)));
        }
    }

    private static Fault Status(string group, int status, string? detail = null, params string[] headers) =>
        new(group, detail is null ? $"{status}" : $"{status} {detail}", Outcome.ErrorResponse, exchange => status == 304
            // A 304 response has no body.
            ? exchange.Connection.SendAsync(Exchange.Head(304, headers))
            : exchange.RespondAsync(status, NoReason, headers))
        {
            Status = status,
        };
}
