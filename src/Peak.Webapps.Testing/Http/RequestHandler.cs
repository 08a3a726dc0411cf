using System.Net;

namespace Peak.Webapps.Testing;

/// <summary>
/// Responds to requests: first with what a test has planned, then with an error to what the contract forbids, then as
/// the service does.
/// </summary>
internal sealed class RequestHandler
{
    private const string RequestIdHeader = "x-request-id";

    private readonly ServiceContract _contract;
    private readonly FakeErrors _errors;
    private readonly WebappsBehavior _behavior;
    private readonly HashSet<string> _hiddenHeaders;
    private readonly string _authToken;

    public RequestHandler(ServiceContract contract, WebappStore store, FakePeakServiceOptions options)
    {
        _contract = contract;
        _errors = new FakeErrors(contract);
        _behavior = new WebappsBehavior(store, _errors, options);
        _authToken = options.AuthToken;

        // Other headers that may carry credentials are not logged either.
        _hiddenHeaders = new(["Authorization", "Cookie", "Proxy-Authorization"], StringComparer.OrdinalIgnoreCase);
        _hiddenHeaders.UnionWith(contract.Operations.SelectMany(operation => operation.CredentialHeaders));
    }

    public RequestLog Log { get; } = new();

    public PlannedResponses Planned { get; } = new();

    public Action<FakeRequest>? OnRequest { get; set; }

    public FakeResponse Handle(ContractRequest request)
    {
        var check = _contract.Check(request);
        var (logged, position) = Log.Add(id => Logged(id, request, check.Operation));
        var response = WithRequestId(Respond(request, check, logged), logged.RequestId);
        if (response.Ending == FakeEnding.Response)
        {
            Log.SetStatusCode(position, response.StatusCode);
        }

        return response;
    }

    /// <summary>An error response with the contract's example.</summary>
    public FakeResponse Error(ContractOperation operation, int statusCode) => _errors.Response(operation, (HttpStatusCode)statusCode);

    private FakeResponse Respond(ContractRequest request, ContractRequestCheck check, FakeRequest logged)
    {
        try
        {
            // Outside of all locks: the callback may call the fake.
            OnRequest?.Invoke(logged);
            return check.Operation is { } operation
                ? Planned.Next(operation.Id) ?? Refuse(request, check, operation) ?? _behavior.Respond(check)
                : NotRouted(check);
        }
#pragma warning disable CA1031 // A callback of a test may throw anything, and only the response reports it to the test.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return _errors.Response(
                check.Operation,
                HttpStatusCode.InternalServerError,
                $"A callback of the test threw {exception.GetType().Name}: {exception.Message}");
        }
    }

    private FakeResponse NotRouted(ContractRequestCheck check)
    {
        var text = string.Join("; ", check.Violations);
        return check.AllowedMethods.Count == 0
            ? _errors.Response(null, HttpStatusCode.NotFound, text)
            : _errors.Response(null, HttpStatusCode.MethodNotAllowed, text) with
            {
                Headers = new Dictionary<string, string> { ["Allow"] = string.Join(", ", check.AllowedMethods) },
            };
    }

    private FakeResponse? Refuse(ContractRequest request, ContractRequestCheck check, ContractOperation operation)
    {
        if (!IsAuthorized(request, operation))
        {
            return _errors.Response(operation, HttpStatusCode.Unauthorized);
        }

        var violations = check.Violations.ToArray();
        return violations.Length == 0
            ? null
            : _errors.Response(
                operation,
                operation.FirstDocumented(HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity),
                string.Join("; ", violations.AsEnumerable()));
    }

    private bool IsAuthorized(ContractRequest request, ContractOperation operation) =>
        operation.CredentialHeaders.All(name =>
            string.Equals(request.Headers.GetValueOrDefault(name), _authToken, StringComparison.Ordinal));

    // A planned response keeps its own id, whatever the header is called: x-request-id, apigw-requestid, x-amzn-RequestId.
    private static FakeResponse WithRequestId(FakeResponse response, string id) =>
        response.Headers.Keys.Any(name => name.Replace("-", "", StringComparison.Ordinal).EndsWith("requestid", StringComparison.OrdinalIgnoreCase))
            ? response
            : response with { Headers = new Dictionary<string, string>(response.Headers) { [RequestIdHeader] = id } };

    private FakeRequest Logged(string id, ContractRequest request, ContractOperation? operation) => new()
    {
        RequestId = id,
        OperationId = operation?.Id,
        Method = request.Method,
        PathAndQuery = request.Target,
        Headers = request.Headers
            .Where(header => !_hiddenHeaders.Contains(header.Key))
            .ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase),
        Body = request.Body,
    };
}
