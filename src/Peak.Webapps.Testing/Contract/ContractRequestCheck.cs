using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing;

/// <summary>What the contract says about a request.</summary>
/// <param name="Operation">The operation that was called; null when none was.</param>
/// <param name="AllowedMethods">The methods that the contract has at this path; empty when it has no such path.</param>
/// <param name="Parameters">The values of the parameters that were given, by name.</param>
/// <param name="Body">The body as JSON; null when there is none.</param>
/// <param name="Findings">Where the request departs from the contract.</param>
internal sealed record ContractRequestCheck(
    ContractOperation? Operation,
    IReadOnlyList<string> AllowedMethods,
    IReadOnlyDictionary<string, JToken> Parameters,
    JToken? Body,
    IReadOnlyList<ContractFinding> Findings)
{
    /// <summary>The findings that the contract forbids.</summary>
    public IEnumerable<ContractFinding> Violations => Findings.Where(finding => finding.Kind == DriftKind.Violation);
}
