using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Judging;

/// <summary>An answer that the contract documents for an operation.</summary>
internal sealed class DocumentedAnswer(Operation operation, int status, JToken answer)
{
    private static readonly Dictionary<int, string> Exceptions = new()
    {
        [400] = nameof(BadRequestException),
        [401] = nameof(UnauthorizedException),
        [403] = nameof(ForbiddenException),
        [404] = nameof(NotFoundException),
        [409] = nameof(ConflictException),
        [422] = nameof(UnprocessableEntityException),
        [500] = nameof(InternalServerErrorException),
    };

    public Operation Operation { get; } = operation;

    public int Status { get; } = status;

    public bool IsFailure => Status >= 400;

    /// <summary>The exception of an error response.</summary>
    public string? Exception { get; } = Exceptions.GetValueOrDefault(status);

    public JToken Example { get; } = answer.SelectToken("content['application/json'].example")
        ?? throw new InvalidDataException($"{operation.Id} {status} has no example.");

    /// <summary>What the server tells in the example of a failure.</summary>
    public string Text => (string)((JObject)Example).PropertyValues().First()!;

    public override string ToString() => $"{Operation.Id} {Status}";
}
