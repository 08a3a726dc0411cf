using System.Net;
using System.Reflection;
using Newtonsoft.Json.Linq;
using Refit;

namespace Peak.Webapps.Testing;

/// <summary>What the service does: each operation, given a request that keeps the contract.</summary>
internal sealed class WebappsBehavior
{
    private readonly Dictionary<string, Func<ContractRequestCheck, FakeResponse>> _operations;
    private readonly WebappStore _store;
    private readonly FakeErrors _errors;
    private readonly FakePeakServiceOptions _options;

    public WebappsBehavior(WebappStore store, FakeErrors errors, FakePeakServiceOptions options)
    {
        _store = store;
        _errors = errors;
        _options = options;
        _operations = new()
        {
            [WebappOperations.ListWebapps] = List,
            [WebappOperations.CreateWebapp] = Create,
            [WebappOperations.DescribeWebapp] = Describe,
            [WebappOperations.UpdateWebapp] = Update,
            [WebappOperations.DeleteWebapp] = Delete,
        };
    }

    /// <summary>The operations that have a behavior of their own.</summary>
    public IEnumerable<string> OperationIds => _operations.Keys;

    /// <summary>Answers; an operation that is newer than the fake is answered with the contract's example.</summary>
    public FakeResponse Answer(ContractRequestCheck request) =>
        _operations.TryGetValue(request.Operation!.Id, out var operation)
            ? operation(request)
            : Success(request, request.Operation.Response(request.Operation.SuccessStatus)?.Example);

    private FakeResponse List(ContractRequestCheck request)
    {
        var pageNumber = Given<int?>(request, request.Operation!.ParameterFlagged("x-page-number")) ?? 1;
        var pageSize = Given<int?>(request, QueryName(nameof(ListWebappsFilter.PageSize))) ?? _options.DefaultPageSize;
        var name = Given<string?>(request, QueryName(nameof(ListWebappsFilter.NameContains))) ?? "";
        var statuses = Given<WebappStatus[]?>(request, QueryName(nameof(ListWebappsFilter.Statuses)));

        var found = _store.List()
            .Where(webapp => webapp.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            .Where(webapp => statuses is null || statuses.Contains(webapp.Status))
            .ToArray();
        var skipped = Math.Min(found.Length, (pageNumber - 1L) * pageSize);
        return Success(request, FakeJson.From(new WebappsPage
        {
            WebappsCount = found.Length,
            Webapps = [.. found.Skip((int)skipped).Take(pageSize).Select(Summary)],
            PageCount = (int)Math.Ceiling(found.Length / (double)pageSize),
            PageNumber = pageNumber,
            PageSize = pageSize,
        }));
    }

    private FakeResponse Create(ContractRequestCheck request) =>
        _store.Create((JObject)request.Body!, WebappStatus.Creating) is { } id
            ? Reference(request, id)
            : _errors.Answer(
                request.Operation,
                HttpStatusCode.Conflict,
                $"A webapp with the name {FakeJson.To<CreateWebappRequest>(request.Body!).Name} exists already");

    private FakeResponse Describe(ContractRequestCheck request) =>
        Refusal(request) ?? (_store.Describe(Id(request)) is { } webapp
            ? Success(request, FakeJson.From(webapp))
            : NotFound(request));

    private FakeResponse Update(ContractRequestCheck request) =>
        Refusal(request) ?? Outcome(request, _store.Update(Id(request), (JObject)request.Body!));

    private FakeResponse Delete(ContractRequestCheck request) =>
        Refusal(request) ?? Outcome(request, _store.Delete(Id(request)));

    // Only where the contract has an answer for it: elsewhere, what is no UUID is just an id that no webapp has.
    private FakeResponse? Refusal(ContractRequestCheck request) =>
        Guid.TryParseExact(Id(request), "D", out _) || request.Operation!.Response((int)HttpStatusCode.UnprocessableEntity) is null
            ? null
            : _errors.Answer(request.Operation, HttpStatusCode.UnprocessableEntity);

    private FakeResponse Outcome(ContractRequestCheck request, StoreOutcome outcome) => outcome switch
    {
        StoreOutcome.Done => Reference(request, Id(request)),
        StoreOutcome.BeingDeleted => _errors.Answer(
            request.Operation,
            request.Operation!.FirstDocumented(HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity),
            $"Webapp {Id(request)} is being deleted"),
        _ => NotFound(request),
    };

    private FakeResponse NotFound(ContractRequestCheck request) =>
        _errors.Answer(request.Operation, HttpStatusCode.NotFound, $"Webapp {Id(request)} does not exist");

    private static FakeResponse Reference(ContractRequestCheck request, string id) =>
        Success(request, FakeJson.From(new WebappReference { Id = id }));

    private static FakeResponse Success(ContractRequestCheck request, JToken? body)
    {
        var status = request.Operation!.SuccessStatus;
        return new FakeResponse(status, body is null ? null : FakeJson.Text(body))
        {
            ContentType = request.Operation.Response(status)?.ContentType ?? "application/json",
        };
    }

    // All that a summary does not name goes among its additional properties, and from there out.
    private static WebappSummary Summary(Webapp webapp)
    {
        var summary = FakeJson.To<WebappSummary>(FakeJson.From(webapp));
        summary.AdditionalProperties.Clear();
        return summary;
    }

    private static string Id(ContractRequestCheck request) => Given<string>(request, request.Operation!.Path.Parameters[0])!;

    private static T? Given<T>(ContractRequestCheck request, string name) =>
        request.Parameters.TryGetValue(name, out var value) ? FakeJson.To<T>(value) : default;

    private static string QueryName(string property) =>
        typeof(ListWebappsFilter).GetProperty(property)!.GetCustomAttribute<AliasAsAttribute>()!.Name;
}
