using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace Peak.Webapps.Testing.Tests;

/// <summary>The contract of the packages, as tests read it.</summary>
internal static class TestContract
{
    private static readonly ContractDocument Contract = new((JObject)ContractJson.Parse(ServiceContract.ReadJson()));

    internal static IReadOnlyList<ContractOperation> Operations => ServiceContract.Embedded.Operations;

    /// <summary>Every operation with every response that the contract documents for it.</summary>
    internal static IEnumerable<(ContractOperation Operation, int Status)> Responses =>
        Operations.SelectMany(operation => operation.Statuses.Select(status => (operation, status)));

    /// <summary>The schemas that have a C# type.</summary>
    internal static IEnumerable<JProperty> GeneratedSchemas => Schemas.Properties().Where(schema => schema.Value["x-internal"] is null);

    internal static JObject Schemas => (JObject)Contract.Root["components"]!["schemas"]!;

    /// <summary>The exception of each status code that the contract documents.</summary>
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

    internal static JsonSchema Schema(string name) =>
        Contract.ReadSchema(new JObject { ["$ref"] = $"#/components/schemas/{name}" }).ActualSchema;

    /// <summary>The JSON of an operation.</summary>
    internal static JToken Json(string operationId) =>
        Contract.Root["paths"]!.Values().Values<JToken>().OfType<JProperty>()
            .Select(property => property.Value)
            .Single(operation => (operation as JObject)?["operationId"]?.Value<string>() == operationId);
}
