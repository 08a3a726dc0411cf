using System.Globalization;
using System.Net;
using Newtonsoft.Json.Linq;
using NSwag;

namespace Peak.Webapps.Testing;

/// <summary>An operation of the contract: what its requests and responses must be, and the examples of both.</summary>
internal sealed class ContractOperation
{
    private readonly IReadOnlyList<ContractParameter> _parameters;
    private readonly IReadOnlyDictionary<int, ContractBody> _responses;
    private readonly ContractSecurity _security;

    public ContractOperation(string basePath, OpenApiOperationDescription description, RawContract raw)
    {
        var operation = description.Operation;
        var rawOperation = raw.Operation(description.Path, description.Method);
        Id = operation.OperationId;
        Method = description.Method.ToUpperInvariant();
        Path = new PathTemplate(basePath + description.Path);
        _parameters =
        [
            .. operation.ActualParameters
                .Where(parameter => parameter.Kind != OpenApiParameterKind.Body)
                .Select(parameter => new ContractParameter(parameter)),
        ];
        _security = new ContractSecurity(operation);
        RequestBody = new ContractBody(
            operation.RequestBody?.IsRequired ?? false,
            operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>(),
            raw.Resolve(rawOperation["requestBody"])?["content"]);
        _responses = operation.ActualResponses.ToDictionary(
            response => Status(response.Key),
            response => new ContractBody(
                required: response.Value.ActualResponse.Content.Count > 0,
                response.Value.ActualResponse.Content,
                raw.Resolve(rawOperation["responses"]?[response.Key])?["content"]));
    }

    /// <summary>The contract's operation id.</summary>
    public string Id { get; }

    /// <summary>The method, in capitals.</summary>
    public string Method { get; }

    /// <summary>The path, below the server's base path.</summary>
    public PathTemplate Path { get; }

    /// <summary>The names of the parameters, by the part of the request that holds them.</summary>
    public ILookup<ContractPart, string> ParameterNames =>
        _parameters.ToLookup(parameter => parameter.Part, parameter => parameter.Name);

    /// <summary>What a request brings; without content types when the operation takes no body.</summary>
    public ContractBody RequestBody { get; }

    /// <summary>The statuses that the contract documents.</summary>
    public IEnumerable<int> Statuses => _responses.Keys;

    /// <summary>The documented status of success.</summary>
    public int SuccessStatus => Statuses.First(status => status is >= 200 and < 300);

    /// <summary>The names of the headers that carry the credentials.</summary>
    public IEnumerable<string> CredentialHeaders => _security.Headers;

    /// <summary>The name of the parameter that carries an extension such as <c>x-page-number: true</c>.</summary>
    public string ParameterFlagged(string extension) =>
        _parameters.Single(parameter => parameter.HasFlag(extension)).Name;

    /// <summary>The first of these statuses that the contract documents here; where it documents none, the first.</summary>
    public HttpStatusCode FirstDocumented(params HttpStatusCode[] statuses) =>
        statuses.FirstOrDefault(status => _responses.ContainsKey((int)status), statuses[0]);

    /// <summary>What the contract documents for a status; null when it does not document the status here.</summary>
    public ContractBody? Response(int status) => _responses.GetValueOrDefault(status);

    /// <summary>Judges a request that was routed here.</summary>
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

        findings.AddRange(UnknownQuery(query));
        var (body, wrongBody) = RequestBody.Read(request.ContentType, request.Body, ContractDirection.Request);
        findings.AddRange(wrongBody);
        return new ContractRequestCheck(this, [Method], values, body, findings);
    }

    /// <summary>Judges a response of this operation.</summary>
    /// <returns>Where it departs from the contract; empty when it does not.</returns>
    public IReadOnlyList<ContractFinding> CheckResponse(int status, string? contentType, string? body) =>
        Response(status) is { } documented
            ? documented.Read(contentType, body, ContractDirection.Response).Findings
            : [ContractFinding.Violation(ContractPart.Status, "status", $"{status} is not documented for {Id}")];

    /// <summary>Judges a response of <see cref="HttpClient"/>.</summary>
    /// <returns>Where it departs from the contract; empty when it does not.</returns>
    public async Task<IReadOnlyList<ContractFinding>> CheckResponseAsync(
        HttpResponseMessage response, CancellationToken cancellationToken = default) =>
        CheckResponse(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));

    public override string ToString() => $"{Id} ({Method} {Path.Text})";

    private IEnumerable<ContractFinding> UnknownQuery(ILookup<string, string> query) =>
        query.Select(parameter => parameter.Key)
            .Except(ParameterNames[ContractPart.Query])
            .Select(name => ContractFinding.Violation(
                ContractPart.Query, ContractParameter.LocationOf(ContractPart.Query, name), "is not allowed"));

    private static IReadOnlyList<string> Texts(
        ContractParameter parameter,
        IReadOnlyDictionary<string, string> headers,
        ILookup<string, string> query,
        IReadOnlyDictionary<string, string> pathValues) => parameter.Part switch
        {
            ContractPart.Path => pathValues.TryGetValue(parameter.Name, out var value) ? [value] : [],
            ContractPart.Header => headers.TryGetValue(parameter.Name, out var value) ? [value] : [],
            _ => [.. query[parameter.Name]],
        };

    private int Status(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : throw new NotSupportedException($"{Id} documents the response '{key}': only single statuses are checked here.");
}
