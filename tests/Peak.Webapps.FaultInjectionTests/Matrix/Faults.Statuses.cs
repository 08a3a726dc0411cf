using Peak.Webapps.Testing;

namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    private const string NoReason = "{\"message\":\"no reason\"}";

    /// <summary>Statuses that the contract does not know and the world does, and some that nobody knows.</summary>
    private static readonly int[] OtherStatuses =
    [
        300, 304, 305, 306, 399,
        402, 405, 406, 407, 408, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 423, 424, 425, 426, 428, 429, 431, 451, 499,
        501, 502, 503, 504, 505, 506, 507, 508, 510, 511, 520, 522, 524, 529, 599,
        600, 999,
    ];

    private static IEnumerable<Fault> Statuses()
    {
        foreach (var status in ServiceContract.Embedded.Operations.SelectMany(operation => operation.Statuses).Distinct().Order().Where(status => status >= 300))
        {
            yield return Status("Documented failures", status);
        }

        foreach (var status in OtherStatuses)
        {
            yield return Status("Other statuses", status);
        }

        yield return Status("Other statuses", 401, "with a challenge", "WWW-Authenticate: Negotiate", "WWW-Authenticate: Basic realm=\"peak\"");
        yield return Status("Other statuses", 407, "with a challenge", "Proxy-Authenticate: Basic realm=\"peak\"");
        foreach (var status in new[] { 201, 202, 203, 206, 299 })
        {
            yield return new("Other statuses", $"{status} with a good body", Outcome.Result, exchange => exchange.AnswerAsync(status, exchange.GoodText));
        }

        foreach (var status in new[] { 204, 205 })
        {
            yield return new("Other statuses", $"{status} without a body", Outcome.Unusable, exchange => exchange.Connection.SendAsync(Exchange.Head(status)));
        }
    }

    private static Fault Status(string group, int status, string? how = null, params string[] headers) =>
        new(group, how is null ? $"{status}" : $"{status} {how}", Outcome.Failure, exchange => status == 304
            // An answer of 304 has no body.
            ? exchange.Connection.SendAsync(Exchange.Head(304, headers))
            : exchange.AnswerAsync(status, NoReason, headers))
        {
            Status = status,
        };
}
