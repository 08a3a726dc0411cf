using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Peak.Webapps.Build;

/// <summary>
/// Reads the contract with Microsoft's OpenAPI library. It finds less than the rules and reports no lines, but it is an
/// independent reading of OpenAPI.
/// </summary>
internal static class OpenApiReaderCheck
{
    public static void Check(string yaml, YamlNode root, ContractErrors errors)
    {
        foreach (var (pointer, message) in Read(yaml))
        {
            errors.Add(ContractErrorId.RefusedByReader, root.Follow(pointer ?? "").Node,
                $"The OpenAPI reader reports: {message}");
        }
    }

    private static IEnumerable<(string? Pointer, string Message)> Read(string yaml)
    {
        var settings = new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetDefaultRuleSet() };
        settings.AddYamlReader();
        try
        {
            var diagnostic = OpenApiDocument.Parse(yaml, OpenApiConstants.Yaml, settings).Diagnostic;
            return diagnostic?.Errors.Concat(diagnostic.Warnings).Select(error => (error.Pointer, error.Message)) ?? [];
        }
#pragma warning disable CA1031 // The library throws all kinds of exceptions, and a build log should have no stack traces.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return [(null, failure.Message)];
        }
    }
}
