using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Judging;

/// <summary>Something that Prism objects to.</summary>
/// <param name="Location">Where: "request", "response", a path below one of them, or "prism" when it gave no answer of the service at all.</param>
/// <param name="Message">What.</param>
internal sealed record Violation(string Location, string Message)
{
    private const string Header = "sl-violations";

    public bool IsOfRequest => Location.StartsWith("request", StringComparison.Ordinal);

    /// <summary>
    /// All that Prism tells with an answer. Warnings count: Prism takes a failure that is not documented for one. So does
    /// an answer of Prism's own, which stands for what it refused or could not read, and often comes without the header.
    /// </summary>
    public static async Task<IReadOnlyList<Violation>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var told = response.Headers.TryGetValues(Header, out var values) ? FromHeader(string.Concat(values)) : [];
        return response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? [.. told, FromProblem(await response.Content.ReadAsStringAsync(cancellationToken))]
            : told;
    }

    public override string ToString() => $"{Location}: {Message}";

    private static IReadOnlyList<Violation> FromHeader(string header)
    {
        try
        {
            return [.. JArray.Parse(header).Select(violation => new Violation(
                string.Join('.', violation["location"]!.Values<string>()), (string?)violation["message"] ?? ""))];
        }
        catch (JsonReaderException)
        {
            // Prism cuts a long header off.
            return [new("response", header)];
        }
    }

    private static Violation FromProblem(string body)
    {
        var problem = JObject.Parse(body);
        var validations = (problem["validation"] ?? new JArray()).Select(validation => (string?)validation["message"]);
        return new("prism", string.Join(" ", validations.Prepend((string?)problem["detail"]).Prepend((string?)problem["title"]).OfType<string>()));
    }
}
