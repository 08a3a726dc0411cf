using System.Net;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing;

/// <summary>The operations of the service, for requests that follow the contract.</summary>
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

    /// <summary>The operations that are implemented here.</summary>
    public IEnumerable<string> OperationIds => _operations.Keys;

    /// <summary>Responds to a request; for an operation that is not implemented here, with the contract's example.</summary>
    public FakeResponse Respond(ContractRequestCheck request) =>
        _operations.TryGetValue(request.Operation!.Id, out var operation)
            ? operation(request)
            : Success(request, request.Operation.Response(request.Operation.SuccessStatus)?.Example);

    private FakeResponse List(ContractRequestCheck request)
    {
        var pageNumber = Parameter<int?>(request, "pageNumber") ?? 1;
        var pageSize = Parameter<int?>(request, "pageSize") ?? _options.DefaultPageSize;
        var searchTerm = Parameter<string?>(request, "searchTerm") ?? "";
        var statuses = Parameter<string[]?>(request, "status");
        var summary = request.Operation!.Response(request.Operation.SuccessStatus)!.Schema!.ItemsOf("webapps").Properties;

        bool Matches(FakeWebapp webapp) =>
            webapp.Name.Contains(searchTerm, StringComparison.OrdinalIgnoreCase)
            && (statuses is null || statuses.Contains(webapp.Status.Value));

        var (count, page) = _store.List(
            searchTerm.Length == 0 && statuses is null ? null : Matches,
            skip: (pageNumber - 1L) * pageSize,
            take: pageSize,
            webapp => new JObject(summary.Where(webapp.ContainsKey).Select(name => new JProperty(name, webapp[name]))));
        return Success(request, new JObject
        {
            ["webappsCount"] = count,
            ["webapps"] = page,
            ["pageCount"] = (count + pageSize - 1) / pageSize,
            ["pageNumber"] = pageNumber,
            ["pageSize"] = pageSize,
        });
    }

    private FakeResponse Create(ContractRequestCheck request) =>
        _store.Create((JObject)request.Body!, WebappStatus.Creating) is { } id
            ? Reference(request, id)
            : _errors.Response(
                request.Operation, HttpStatusCode.Conflict, $"A webapp with the name {request.Body!["name"]} exists already");

    private FakeResponse Describe(ContractRequestCheck request) =>
        RefuseId(request) ?? (_store.Describe(Id(request)) is { } webapp ? Success(request, webapp) : NotFound(request));

    private FakeResponse Update(ContractRequestCheck request) =>
        RefuseId(request) ?? Changed(request, _store.Update(Id(request), (JObject)request.Body!));

    private FakeResponse Delete(ContractRequestCheck request) =>
        RefuseId(request) ?? Changed(request, _store.Delete(Id(request)));

    // Only where the contract documents 422. Elsewhere no webapp has an id that is not a UUID.
    private FakeResponse? RefuseId(ContractRequestCheck request) =>
        Guid.TryParseExact(Id(request), "D", out _) || request.Operation!.Response((int)HttpStatusCode.UnprocessableEntity) is null
            ? null
            : _errors.Response(request.Operation, HttpStatusCode.UnprocessableEntity);

    private FakeResponse Changed(ContractRequestCheck request, StoreResult result) => result switch
    {
        StoreResult.Done => Reference(request, Id(request)),
        StoreResult.BeingDeleted => _errors.Response(
            request.Operation,
            request.Operation!.FirstDocumented(HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity),
            $"Webapp {Id(request)} is being deleted"),
        _ => NotFound(request),
    };

    private FakeResponse NotFound(ContractRequestCheck request) =>
        _errors.Response(request.Operation, HttpStatusCode.NotFound, $"Webapp {Id(request)} does not exist");

    private static FakeResponse Reference(ContractRequestCheck request, string id) =>
        Success(request, new JObject { ["id"] = id });

    private static FakeResponse Success(ContractRequestCheck request, JToken? body)
    {
        var status = request.Operation!.SuccessStatus;
        return new FakeResponse(status, body is null ? null : FakeJson.Text(body))
        {
            ContentType = request.Operation.Response(status)?.ContentType ?? FakeResponse.DefaultContentType,
        };
    }

    private static string Id(ContractRequestCheck request) =>
        (string)request.Parameters[request.Operation!.Path.Parameters[0]]!;

    private static T? Parameter<T>(ContractRequestCheck request, string name) =>
        request.Parameters.TryGetValue(name, out var value) ? FakeJson.To<T>(value) : default;
}
