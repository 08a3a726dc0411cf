using System.Net;
using System.Net.Http.Headers;

namespace Peak.Webapps.Testing;

/// <summary>A request as it is on the wire.</summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Target">Path and query, their percent-encoding in place.</param>
/// <param name="Headers">The headers, by name in any case.</param>
/// <param name="Body">The body; null or empty when there is none.</param>
internal sealed record ContractRequest(
    string Method, string Target, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    /// <summary>The path, its percent-encoding in place.</summary>
    public string Path => Target.Split('?', 2)[0];

    /// <summary>The query's parameters, decoded, in the order in which they were sent.</summary>
    public ILookup<string, string> Query =>
        (Target.Split('?', 2) is [_, var query] ? query : "")
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToLookup(pair => WebUtility.UrlDecode(pair[0]), pair => pair is [_, var value] ? WebUtility.UrlDecode(value) : "");

    /// <summary>The content type, or null.</summary>
    public string? ContentType => Headers.GetValueOrDefault("Content-Type");

    /// <summary>A request of <see cref="HttpClient"/>, in a handler: with what the client's defaults have added.</summary>
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
