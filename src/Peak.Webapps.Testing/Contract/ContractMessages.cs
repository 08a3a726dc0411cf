using System.Net;
using System.Net.Http.Headers;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing;

/// <summary>A request as it was sent.</summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Target">Path and query, percent-encoded.</param>
/// <param name="Headers">The headers, by case-insensitive name.</param>
/// <param name="Body">The body; null or empty when there is none.</param>
internal sealed record ContractRequest(
    string Method, string Target, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    /// <summary>The path, percent-encoded.</summary>
    public string Path => Target.Split('?', 2)[0];

    /// <summary>The query's parameters, decoded, in their order.</summary>
    public ILookup<string, string> Query =>
        (Target.Split('?', 2) is [_, var query] ? query : "")
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToLookup(pair => WebUtility.UrlDecode(pair[0]), pair => pair is [_, var value] ? WebUtility.UrlDecode(value) : "");

    /// <summary>The content type, or null.</summary>
    public string? ContentType => Headers.GetValueOrDefault("Content-Type");

    /// <summary>Reads a request of <see cref="HttpClient"/>.</summary>
    public static async Task<ContractRequest> FromAsync(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        IEnumerable<KeyValuePair<string, HeaderStringValues>> headers = request.Headers.NonValidated;
        if (request.Content is not null)
        {
            headers = headers.Concat(request.Content.Headers.NonValidated);
        }

        return new ContractRequest(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
    }
}

/// <summary>A request, compared with the contract.</summary>
/// <param name="Operation">The operation that was called; null when the contract has none at this method and path.</param>
/// <param name="AllowedMethods">The methods that the contract has at this path; empty when it has no such path.</param>
/// <param name="Parameters">The values of the parameters that were sent, by name.</param>
/// <param name="Body">The body as JSON; null when there is none.</param>
/// <param name="Findings">The differences from the contract.</param>
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

/// <summary>One difference between a request or response and the contract.</summary>
/// <param name="Kind">The kind of difference.</param>
/// <param name="Location">
/// The place: <c>query.pageSize</c>, <c>header.Authorization</c>, or inside the body the JSON path, such as
/// <c>webapps[1].status</c>; <c>body</c> for the body as a whole.
/// </param>
/// <param name="Text">The difference, as a phrase that follows the location: "must be an integer".</param>
internal sealed record ContractFinding(DriftKind Kind, string Location, string Text)
{
    public static ContractFinding Violation(string location, string text) => new(DriftKind.Violation, location, text);

    public static ContractFinding UnknownProperty(string location) =>
        new(DriftKind.UnknownProperty, location, "is not in the contract");

    public override string ToString() => $"{Location} {Text}";
}
