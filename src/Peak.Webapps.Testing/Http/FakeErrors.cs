using System.Net;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing;

/// <summary>Makes error responses from the contract's examples.</summary>
internal sealed class FakeErrors(ServiceContract contract)
{
    /// <summary>Makes an error response.</summary>
    /// <param name="operation">The operation; null when none was called.</param>
    /// <param name="status">The status code.</param>
    /// <param name="text">The message; null for that of the contract's example.</param>
    public FakeResponse Response(ContractOperation? operation, HttpStatusCode status, string? text = null)
    {
        var documented = Documented(operation, (int)status);
        var template = documented ?? AnyError();
        return new FakeResponse((int)status, Body(template, documented is null ? text ?? status.ToString() : text))
        {
            ContentType = template.ContentType ?? FakeResponse.DefaultContentType,
        };
    }

    // As documented for this operation, else for another.
    private ContractBody? Documented(ContractOperation? operation, int status) =>
        contract.Operations
            .Select(other => other.Response(status))
            .Prepend(operation?.Response(status))
            .FirstOrDefault(response => response is not null);

    // For a status code that the contract does not have: all its errors have one shape.
    private ContractBody AnyError() =>
        contract.Operations
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
