using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing;

/// <summary>
/// The contract: finds the operation that a request calls, checks requests and responses, and provides examples.
/// </summary>
internal sealed class ServiceContract
{
    private const string Resource = "webapps.json";

    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private static readonly Lazy<ServiceContract> FromAssembly = new(() => Parse(ReadJson()));

    private ServiceContract(IReadOnlyList<ContractOperation> operations) => Operations = operations;

    /// <summary>The contract that the packages were built from.</summary>
    public static ServiceContract Embedded => FromAssembly.Value;

    /// <summary>All operations, in the contract's order.</summary>
    public IReadOnlyList<ContractOperation> Operations { get; }

    /// <summary>The contract that the packages were built from, as JSON.</summary>
    public static string ReadJson()
    {
        using var reader = new StreamReader(typeof(ServiceContract).Assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a contract.</summary>
    /// <exception cref="NotSupportedException">The contract uses something that cannot be checked here.</exception>
    public static ServiceContract Parse(string json)
    {
        var document = new ContractDocument((JObject)ContractJson.Parse(json));
        var basePath = (string?)document.Root["servers"]?.FirstOrDefault()?["url"] ?? "";
        return new ServiceContract(
        [
            .. from path in ((JObject)document.Root["paths"]!).Properties()
               from operation in ((JObject)path.Value).Properties()
               where Methods.Contains(operation.Name)
               select new ContractOperation(basePath + path.Name, operation.Name, (JObject)operation.Value, document),
        ]);
    }

    /// <summary>The operation with this id.</summary>
    /// <exception cref="ArgumentException">There is none; the message names those that there are.</exception>
    public ContractOperation Operation(string operationId) =>
        Operations.SingleOrDefault(operation => operation.Id == operationId)
        ?? throw new ArgumentException(
            $"The contract has no operation '{operationId}'. "
            + $"Its operations are {string.Join(", ", Operations.Select(operation => operation.Id))}.",
            nameof(operationId));

    /// <summary>Finds the operation that a request calls, and checks the request.</summary>
    public ContractRequestCheck Check(ContractRequest request)
    {
        var candidates = Operations
            .Select(operation => (Operation: operation, Values: operation.Path.Match(request.Path)))
            .Where(candidate => candidate.Values is not null)
            .ToArray();

        // OpenAPI: where two paths match, the one with fewer parameters is called.
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
            ? ContractFinding.Violation(request.Path, "is not a path of the contract")
            : ContractFinding.Violation(
                $"{request.Method} {request.Path}", $"is not allowed, only {string.Join(", ", allowedMethods)}");
        return new(Operation: null, allowedMethods, new Dictionary<string, JToken>(), Body: null, [finding]);
    }
}
