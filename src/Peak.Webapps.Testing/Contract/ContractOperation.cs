using System.Globalization;
using System.Net;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing;

/// <summary>An operation of the contract: the rules for its requests and responses, and the examples of both.</summary>
internal sealed class ContractOperation
{
    private readonly IReadOnlyList<ContractParameter> _parameters;
    private readonly IReadOnlyDictionary<int, ContractBody> _responses;
    private readonly ContractSecurity _security;

    public ContractOperation(string path, string method, JObject operation, ContractDocument document)
    {
        Id = (string)operation["operationId"]!;
        Method = method.ToUpperInvariant();
        Path = new PathTemplate(path);
        _parameters = [.. ParametersOf(operation, document).Select(parameter => new ContractParameter(parameter, document))];
        _security = new ContractSecurity(operation, document);
        var body = document.Resolve(operation["requestBody"]);
        RequestBody = new ContractBody(body?["content"] as JObject, required: body?["required"]?.Value<bool>() ?? false, document);
        _responses = ((JObject)operation["responses"]!).Properties().ToDictionary(
            response => StatusCode(response.Name),
            response =>
            {
                var content = document.Resolve(response.Value)!["content"] as JObject;
                return new ContractBody(content, required: content is not null, document);
            });
    }

    /// <summary>The operation id.</summary>
    public string Id { get; }

    /// <summary>The method, in capitals.</summary>
    public string Method { get; }

    /// <summary>The path, with the server's base path.</summary>
    public PathTemplate Path { get; }

    /// <summary>The names of the query parameters.</summary>
    public IEnumerable<string> QueryParameters =>
        _parameters.Where(parameter => parameter.In == ContractParameter.Query).Select(parameter => parameter.Name);

    /// <summary>The body of a request; it has no content types when the operation takes no body.</summary>
    public ContractBody RequestBody { get; }

    /// <summary>The documented status codes.</summary>
    public IEnumerable<int> Statuses => _responses.Keys;

    /// <summary>The documented 2xx status code.</summary>
    public int SuccessStatus => Statuses.First(status => status is >= 200 and < 300);

    /// <summary>The names of the headers that carry the credentials.</summary>
    public IEnumerable<string> CredentialHeaders => _security.Headers;

    /// <summary>The first of these status codes that is documented for this operation; the first of all when none is.</summary>
    public HttpStatusCode FirstDocumented(params HttpStatusCode[] statuses) =>
        statuses.FirstOrDefault(status => _responses.ContainsKey((int)status), statuses[0]);

    /// <summary>The documented response with a status code; null when that is not documented for this operation.</summary>
    public ContractBody? Response(int status) => _responses.GetValueOrDefault(status);

    /// <summary>Checks a request to this operation.</summary>
    /// <param name="request">The request.</param>
    /// <param name="pathValues">The values of the path's parameters, decoded.</param>
    public ContractRequestCheck Check(ContractRequest request, IReadOnlyDictionary<string, string> pathValues)
    {
        var query = request.Query;
        var values = new Dictionary<string, JToken>();
        var findings = new List<ContractFinding>(_security.Check(request.Headers));
        foreach (var parameter in _parameters)
        {
            var (value, wrong) = parameter.Read(Texts(parameter, request.Headers, query, pathValues));
            findings.AddRange(wrong);
            if (value is not null)
            {
                values.Add(parameter.Name, value);
            }
        }

        findings.AddRange(query.Select(parameter => parameter.Key).Except(QueryParameters)
            .Select(name => ContractFinding.Violation($"{ContractParameter.Query}.{name}", "is not allowed")));
        var (body, wrongBody) = RequestBody.Read(request.ContentType, request.Body, isResponse: false);
        findings.AddRange(wrongBody);
        return new ContractRequestCheck(this, [Method], values, body, findings);
    }

    /// <summary>Checks a response of this operation.</summary>
    /// <returns>The differences from the contract.</returns>
    public IReadOnlyList<ContractFinding> CheckResponse(int status, string? contentType, string? body) =>
        Response(status) is { } documented
            ? documented.Read(contentType, body, isResponse: true).Findings
            : [ContractFinding.Violation("status", string.Create(CultureInfo.InvariantCulture, $"{status} is not documented for {Id}"))];

    /// <summary>Checks a response of <see cref="HttpClient"/>.</summary>
    /// <returns>The differences from the contract.</returns>
    public async Task<IReadOnlyList<ContractFinding>> CheckResponseAsync(
        HttpResponseMessage response, CancellationToken cancellationToken = default) =>
        CheckResponse(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));

    public override string ToString() => $"{Id} ({Method} {Path.Text})";

    // Parameters of the path apply unless the operation has one of the same name in the same place.
    private static IEnumerable<JObject> ParametersOf(JObject operation, ContractDocument document)
    {
        IEnumerable<JObject> Resolved(JToken? parameters) => (parameters ?? new JArray()).Select(parameter => (JObject)document.Resolve(parameter)!);

        return Resolved(operation["parameters"]).Concat(Resolved(operation.Parent!.Parent!["parameters"]))
            .DistinctBy(parameter => ((string?)parameter["in"], (string?)parameter["name"]));
    }

    private static IReadOnlyList<string> Texts(
        ContractParameter parameter,
        IReadOnlyDictionary<string, string> headers,
        ILookup<string, string> query,
        IReadOnlyDictionary<string, string> pathValues) => parameter.In switch
        {
            ContractParameter.Path => [pathValues[parameter.Name]],
            ContractParameter.Header => headers.TryGetValue(parameter.Name, out var value) ? [value] : [],
            _ => [.. query[parameter.Name]],
        };

    private int StatusCode(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : throw new NotSupportedException($"{Id} documents the response '{key}': only single status codes are checked here.");
}

/// <summary>The credentials that an operation requires: one of several sets of headers.</summary>
internal sealed class ContractSecurity
{
    private readonly IReadOnlyList<IReadOnlyList<string>> _alternatives;

    public ContractSecurity(JObject operation, ContractDocument document) =>
        _alternatives =
        [
            .. (operation["security"] ?? document.Root["security"] ?? new JArray()).Select(alternative =>
                ((JObject)alternative).Properties()
                    .Select(scheme => Header(document.Root["components"]!["securitySchemes"]![scheme.Name]!))
                    .ToArray()),
        ];

    public IEnumerable<string> Headers => _alternatives.SelectMany(headers => headers).Distinct();

    /// <summary>Finds missing credentials. Whether those that were sent are valid is decided by the service.</summary>
    public IEnumerable<ContractFinding> Check(IReadOnlyDictionary<string, string> headers)
    {
        bool IsSent(string name) => headers.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value);

        return _alternatives.Count == 0 || _alternatives.Any(alternative => alternative.All(IsSent))
            ? []
            : _alternatives[0].Where(name => !IsSent(name))
                .Select(name => ContractFinding.Violation($"{ContractParameter.Header}.{name}", "is required"));
    }

    private static string Header(JToken scheme) => ((string?)scheme["type"], (string?)scheme["in"]) switch
    {
        ("apiKey", "header") => (string)scheme["name"]!,
        ("http", _) => "Authorization",
        var (type, place) => throw new NotSupportedException($"Credentials of type '{type}' in '{place}' are not checked here."),
    };
}
