using System.Net;

namespace Peak.Webapps.Testing;

/// <summary>
/// Answers requests: first what a test has planned, then refusals of what the contract forbids, then what the service
/// does.
/// </summary>
internal sealed class RequestHandler
{
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

        // What else may carry credentials, on the way or by mistake, stays out of sight too.
        _hiddenHeaders = new(["Authorization", "Cookie", "Proxy-Authorization"], StringComparer.OrdinalIgnoreCase);
        _hiddenHeaders.UnionWith(contract.Operations.SelectMany(operation => operation.CredentialHeaders));
    }

    public RequestLog Log { get; } = new();

    public PlannedResponses Planned { get; } = new();

    public Action<FakeRequest>? OnRequest { get; set; }

    public FakeResponse Handle(ContractRequest request)
    {
        var check = _contract.Check(request);
        var shown = Shown(request, check.Operation);
        var place = Log.Add(shown);
        var answer = Answer(request, check, shown);
        if (answer.Ending == FakeEnding.Answer)
        {
            Log.Answered(place, answer.Status);
        }

        return answer;
    }

    /// <summary>A failure in the words of the contract's example.</summary>
    public FakeResponse Failure(ContractOperation operation, int status) => _errors.Answer(operation, (HttpStatusCode)status);

    private FakeResponse Answer(ContractRequest request, ContractRequestCheck check, FakeRequest shown)
    {
        if (CallOnRequest(shown) is { } fault)
        {
            return _errors.Answer(
                check.Operation, HttpStatusCode.InternalServerError, $"OnRequest threw {fault.GetType().Name}: {fault.Message}");
        }

        if (check.Operation is not { } operation)
        {
            return Unrouted(check);
        }

        return Planned.Next(operation.Id) ?? Refusal(request, check, operation) ?? _behavior.Answer(check);
    }

    // Outside of all locks: what a test does here is what another caller does meanwhile.
    private Exception? CallOnRequest(FakeRequest shown)
    {
        try
        {
            OnRequest?.Invoke(shown);
            return null;
        }
#pragma warning disable CA1031 // A test's callback may throw anything, and only an answer carries it back to the test.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return fault;
        }
    }

    private FakeResponse Unrouted(ContractRequestCheck check)
    {
        var text = string.Join("; ", check.Violations);
        return check.AllowedMethods.Count == 0
            ? _errors.Answer(null, HttpStatusCode.NotFound, text)
            : _errors.Answer(null, HttpStatusCode.MethodNotAllowed, text) with
            {
                Headers = new Dictionary<string, string> { ["Allow"] = string.Join(", ", check.AllowedMethods) },
            };
    }

    private FakeResponse? Refusal(ContractRequest request, ContractRequestCheck check, ContractOperation operation)
    {
        if (!IsAuthorized(request, operation))
        {
            return _errors.Answer(operation, HttpStatusCode.Unauthorized);
        }

        var violations = check.Violations.ToArray();
        return violations.Length == 0
            ? null
            : _errors.Answer(
                operation,
                operation.FirstDocumented(HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity),
                string.Join("; ", violations.AsEnumerable()));
    }

    private bool IsAuthorized(ContractRequest request, ContractOperation operation) =>
        operation.CredentialHeaders.All(name =>
            string.Equals(request.Headers.GetValueOrDefault(name), _authToken, StringComparison.Ordinal));

    private FakeRequest Shown(ContractRequest request, ContractOperation? operation) => new()
    {
        OperationId = operation?.Id,
        Method = request.Method,
        PathAndQuery = request.Target,
        Headers = request.Headers
            .Where(header => !_hiddenHeaders.Contains(header.Key))
            .ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase),
        Body = request.Body,
    };
}
