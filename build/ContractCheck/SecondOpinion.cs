using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Peak.Webapps.Build;

/// <summary>
/// Has the contract read by Microsoft's OpenAPI library too. It overlooks most of what the rules find and does not
/// tell lines, but it was written by others: what passes both is OpenAPI not only by our own reading.
/// </summary>
internal static class SecondOpinion
{
    public static void Ask(string yaml, YamlNode root, Faults faults)
    {
        foreach (var (pointer, message) in Read(yaml))
        {
            faults.Add(FaultId.SecondOpinion, root.Follow(pointer ?? "").Node,
                $"The OpenAPI reader objects: {message}");
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
#pragma warning disable CA1031 // The library throws whatever comes up, and a build log is no place for stack traces.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return [(null, failure.Message)];
        }
    }
}
