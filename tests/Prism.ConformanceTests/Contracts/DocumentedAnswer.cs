using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Judging;

/// <summary>An answer that the contract documents for an operation.</summary>
internal sealed class DocumentedAnswer(Operation operation, int status, JToken answer)
{
    public Operation Operation { get; } = operation;

    public int Status { get; } = status;

    public bool IsFailure => Status >= 400;

    /// <summary>The exception that the contract names for a failure.</summary>
    public string? Exception { get; } = (string?)answer["x-exception"];

    public JToken Example { get; } = answer.SelectToken("content['application/json'].example")
        ?? throw new InvalidDataException($"{operation.Id} {status} has no example.");

    /// <summary>What the server tells in the example of a failure.</summary>
    public string Text => (string)((JObject)Example).PropertyValues().First()!;

    public override string ToString() => $"{Operation.Id} {Status}";
}
