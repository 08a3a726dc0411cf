using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Judging;

/// <summary>An operation of the contract.</summary>
internal sealed class Operation
{
    private readonly string _path;

    public Operation(string path, HttpMethod method, JToken? pathParameters, JToken operation, Func<JToken, JToken> resolve)
    {
        var parameters = (pathParameters ?? new JArray()).Concat(operation["parameters"] ?? new JArray()).Select(resolve).ToArray();
        _path = path;
        Method = method;
        Id = (string?)operation["operationId"] ?? throw new InvalidDataException($"{method} {path} has no operationId.");
        QueryNames = [.. parameters.Where(parameter => (string?)parameter["in"] == "query").Select(parameter => (string)parameter["name"]!)];
        ExamplePath = parameters.Where(parameter => (string?)parameter["in"] == "path").Aggregate(
            path, (filled, parameter) => filled.Replace($"{{{parameter["name"]}}}", (string?)parameter["example"], StringComparison.Ordinal));
        BodyExample = operation.SelectToken("requestBody.content['application/json'].example");
        Answers =
        [
            .. ((JObject)operation["responses"]!).Properties().Select(answer => new DocumentedAnswer(
                this, StatusOf(answer.Name), resolve(answer.Value))),
        ];
    }

    public string Id { get; }

    public HttpMethod Method { get; }

    /// <summary>The path with the contract's examples in its places, without the server's path.</summary>
    public string ExamplePath { get; }

    public IReadOnlyList<string> QueryNames { get; }

    /// <summary>The example of the request's body; null when there is none.</summary>
    public JToken? BodyExample { get; }

    public IReadOnlyList<DocumentedAnswer> Answers { get; }

    /// <summary>Whether a path, without the server's, is one of this operation.</summary>
    public bool IsAt(string path)
    {
        var wanted = _path.Split('/');
        var given = path.Split('/');
        return wanted.Length == given.Length
            && wanted.Zip(given).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First == pair.Second);
    }

    private int StatusOf(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : throw new InvalidDataException($"{Id} documents the answer {key}: only single statuses can be driven.");
}
