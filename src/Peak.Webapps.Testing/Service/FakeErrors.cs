using System.Net;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing;

/// <summary>Error answers, made after the contract's own examples.</summary>
internal sealed class FakeErrors
{
    private readonly ServiceContract _contract;

    public FakeErrors(ServiceContract contract) => _contract = contract;

    /// <summary>Makes an error answer.</summary>
    /// <param name="operation">The operation that fails; null when none was called.</param>
    /// <param name="status">The status.</param>
    /// <param name="text">What went wrong; null for the words of the contract's example.</param>
    public FakeAnswer Answer(ContractOperation? operation, HttpStatusCode status, string? text = null)
    {
        var documented = Documented(operation, (int)status);
        var body = documented.Example;
        if (text is not null && TextIn(body) is { } example)
        {
            example.Value = text;
        }

        return new FakeAnswer((int)status, body is null ? null : FakeJson.Text(body))
        {
            ContentType = documented.ContentType ?? "application/json",
        };
    }

    // What the contract documents for this operation, else for another, else any failure: all have one shape.
    private ContractBody Documented(ContractOperation? operation, int status)
    {
        var responses = _contract.Operations.Select(other => other.Response(status)).Prepend(operation?.Response(status));
        return responses.FirstOrDefault(response => response is not null) ?? AnyFailure();
    }

    private ContractBody AnyFailure() =>
        _contract.Operations
            .SelectMany(operation => operation.Statuses.Where(status => status >= 400).Select(operation.Response))
            .First(response => response is not null)!;

    private static JValue? TextIn(JToken? body) =>
        (body as JObject)?.PropertyValues().OfType<JValue>().FirstOrDefault(value => value.Type == JTokenType.String);
}
