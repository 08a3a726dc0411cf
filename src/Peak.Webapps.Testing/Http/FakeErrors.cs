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
    public FakeResponse Answer(ContractOperation? operation, HttpStatusCode status, string? text = null)
    {
        var documented = Documented(operation, (int)status);
        var template = documented ?? AnyFailure();
        return new FakeResponse((int)status, Body(template, documented is null ? text ?? status.ToString() : text))
        {
            ContentType = template.ContentType ?? "application/json",
        };
    }

    // What the contract documents for this operation, else for another.
    private ContractBody? Documented(ContractOperation? operation, int status) =>
        _contract.Operations
            .Select(other => other.Response(status))
            .Prepend(operation?.Response(status))
            .FirstOrDefault(response => response is not null);

    // Where the contract has no such status at all: its failures have one shape.
    private ContractBody AnyFailure() =>
        _contract.Operations
            .SelectMany(operation => operation.Statuses.Where(status => status >= 400).Select(operation.Response))
            .First(response => response is not null)!;

    private static string? Body(ContractBody template, string? text)
    {
        var body = template.Example;
        if (text is not null && TextIn(body) is { } example)
        {
            example.Value = text;
        }

        return body is null ? null : FakeJson.Text(body);
    }

    private static JValue? TextIn(JToken? body) =>
        (body as JObject)?.PropertyValues().OfType<JValue>().FirstOrDefault(value => value.Type == JTokenType.String);
}
