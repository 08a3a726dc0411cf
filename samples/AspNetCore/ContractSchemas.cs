using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Peak.Webapps.AspNetCore;

/// <summary>
/// Takes the schemas of the client's types from the contract. They have JSON converters of their own, which ASP.NET Core
/// cannot look into: without this, their schemas would be empty.
/// </summary>
internal sealed class ContractSchemas : IOpenApiDocumentTransformer
{
    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var contract = await LoadContractAsync(cancellationToken);
        var schemas = (document.Components ??= new()).Schemas ??= new Dictionary<string, IOpenApiSchema>();
        var names = new Queue<string>(schemas.Keys.Where(contract.ContainsKey));
        var done = new HashSet<string>();
        while (names.TryDequeue(out var name))
        {
            if (done.Add(name))
            {
                schemas[name] = contract[name];
                foreach (var reference in References(contract[name]))
                {
                    names.Enqueue(reference);
                }
            }
        }
    }

    private static async Task<IDictionary<string, IOpenApiSchema>> LoadContractAsync(CancellationToken cancellationToken)
    {
        var settings = new OpenApiReaderSettings();
        settings.AddYamlReader();
        using var stream = PeakContract.Open();
        var result = await OpenApiDocument.LoadAsync(stream, "yaml", settings, cancellationToken);
        return result.Document!.Components!.Schemas!;
    }

    private static IEnumerable<string> References(IOpenApiSchema? schema) => schema switch
    {
        null => [],
        OpenApiSchemaReference reference => [reference.Reference.Id!],
        _ => new[] { schema.Items, schema.AdditionalProperties }
            .Concat(schema.Properties?.Values ?? [])
            .Concat(schema.AllOf ?? [])
            .SelectMany(References),
    };
}
