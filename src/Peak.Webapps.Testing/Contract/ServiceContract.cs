using Newtonsoft.Json.Linq;
using NSwag;

namespace Peak.Webapps.Testing;

/// <summary>
/// The contract, as something that judges: it finds the operation that a request calls, says where requests and
/// responses depart from it, and hands out its examples.
/// </summary>
internal sealed class ServiceContract
{
    private static readonly Lazy<ServiceContract> FromClient = new(() => Parse(PeakContract.Read()));

    private ServiceContract(IReadOnlyList<ContractOperation> operations) => Operations = operations;

    /// <summary>The contract that the client was built from.</summary>
    public static ServiceContract Embedded => FromClient.Value;

    /// <summary>All operations, in the contract's order.</summary>
    public IReadOnlyList<ContractOperation> Operations { get; }

    /// <summary>Reads a contract.</summary>
    /// <exception cref="NotSupportedException">The contract uses what cannot be checked here.</exception>
    public static ServiceContract Parse(string yaml)
    {
        var raw = new RawContract(yaml);

        // Asynchronous only for references to other files, which a contract of one file does not have.
        var document = OpenApiDocument.FromJsonAsync(raw.Json).GetAwaiter().GetResult();
        return new ServiceContract(
        [
            .. document.Operations.Select(operation => new ContractOperation(document.BasePath ?? "", operation, raw)),
        ]);
    }

    /// <summary>The operation with this id.</summary>
    /// <exception cref="ArgumentException">There is none; the message names those that there are.</exception>
    public ContractOperation Operation(string operationId) =>
        Operations.SingleOrDefault(operation => operation.Id == operationId)
        ?? throw new ArgumentException(
            $"The contract has no operation '{operationId}'. "
            + $"It has {string.Join(", ", Operations.Select(operation => operation.Id))}.",
            nameof(operationId));

    /// <summary>Finds the operation that a request calls, and judges the request.</summary>
    public ContractRequestCheck Check(ContractRequest request)
    {
        var candidates = Operations
            .Select(operation => (Operation: operation, Values: operation.Path.Match(request.Path)))
            .Where(candidate => candidate.Values is not null)
            .ToArray();

        // Where two paths match, the one with fewer parameters is meant: so says OpenAPI.
        var (called, values) = candidates
            .Where(candidate => candidate.Operation.Method == request.Method)
            .OrderBy(candidate => candidate.Values!.Count)
            .FirstOrDefault();

        return called is not null
            ? called.Check(request, values!)
            : NotRouted(request, [.. candidates.Select(candidate => candidate.Operation.Method).Distinct()]);
    }

    private static ContractRequestCheck NotRouted(ContractRequest request, IReadOnlyList<string> allowedMethods)
    {
        var finding = allowedMethods.Count == 0
            ? ContractFinding.Violation(ContractPart.Route, request.Path, "is not a path of the contract")
            : ContractFinding.Violation(
                ContractPart.Route,
                $"{request.Method} {request.Path}",
                $"is not allowed, only {string.Join(", ", allowedMethods)}");
        return new(Operation: null, allowedMethods, new Dictionary<string, JToken>(), Body: null, [finding]);
    }
}
