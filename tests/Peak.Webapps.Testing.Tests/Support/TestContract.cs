using Newtonsoft.Json.Linq;
using NSwag;
using Peak.Webapps.Testing;

namespace Peak.Webapps.ContractTests;

/// <summary>The contract, as these tests read it.</summary>
internal static class Contract
{
    private static readonly RawContract Raw = new(PeakContract.Read());

    internal static JObject Document { get; } = JObject.Parse(Raw.Json);

    internal static OpenApiDocument OpenApi { get; } = OpenApiDocument.FromJsonAsync(Raw.Json).GetAwaiter().GetResult();

    internal static IReadOnlyList<ContractOperation> Operations => ServiceContract.Embedded.Operations;

    /// <summary>Every operation with every answer that the contract documents for it.</summary>
    internal static IEnumerable<(ContractOperation Operation, int Status)> Answers =>
        Operations.SelectMany(operation => operation.Statuses.Select(status => (operation, status)));

    /// <summary>What the contract says of an operation, as it is written.</summary>
    internal static JToken Written(string operationId) =>
        Document["paths"]!.Values().Values<JToken>().OfType<JProperty>()
            .Select(property => property.Value)
            .Single(operation => (operation as JObject)?["operationId"]?.Value<string>() == operationId);

    /// <summary>The exception of a status that the contract documents.</summary>
    internal static IReadOnlyDictionary<int, string> Exceptions { get; } = new Dictionary<int, string>
    {
        [400] = nameof(BadRequestException),
        [401] = nameof(UnauthorizedException),
        [403] = nameof(ForbiddenException),
        [404] = nameof(NotFoundException),
        [409] = nameof(ConflictException),
        [422] = nameof(UnprocessableEntityException),
        [500] = nameof(InternalServerErrorException),
    };
}
