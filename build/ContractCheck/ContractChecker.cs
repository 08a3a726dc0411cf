using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using Peak.Webapps.Build.Rules;

namespace Peak.Webapps.Build;

/// <summary>Checks a contract: the file, the YAML, the grammar and all rules.</summary>
internal static partial class ContractChecker
{
    // Each rule checks the whole contract, independently of the other rules.
    private static readonly Action<Contract, ContractErrors>[] Rules =
    [
        References.Check,
        Declarations.Check,
        Operations.Check,
        Responses.Check,
        Paths.Check,
        Parameters.Check,
        Schemas.Check,
        UnsupportedSchemas.Check,
        Limits.Check,
        Objects.Check,
        Comparisons.Check,
        Enums.Check,
        Examples.Check,
    ];

    public static IReadOnlyList<ContractError> CheckFile(string path)
    {
        try
        {
            // Strict: bytes that are not UTF-8 would otherwise become question marks in documentation and enum values.
            return CheckText(File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SecurityException
            or NotSupportedException or ArgumentException)
        {
            var reason = Directory.Exists(path) ? "It is a directory, not a file." : failure.Message;
            return [new ContractError(ContractErrorId.Unreadable, Position.Start, $"The contract cannot be read. {reason}")];
        }
    }

    public static IReadOnlyList<ContractError> CheckText(string yaml)
    {
        var errors = new ContractErrors();
        if (YamlTree.Read(yaml, errors) is { } root && IsReadableVersion(root, errors))
        {
            CheckDocument(yaml, root, errors);
        }

        return errors.InOrder();
    }

    private static bool IsReadableVersion(YamlNode root, ContractErrors errors)
    {
        if (root["openapi"] is not { } version)
        {
            errors.Add(ContractErrorId.NotOpenApi, Position.Start,
                "This is not an OpenAPI 3.0 document: it has no 'openapi' at its top. Write 'openapi: 3.0.3' there.");
            return false;
        }

        if (version.Text is not { } text || !Version30().IsMatch(text))
        {
            errors.Add(ContractErrorId.WrongVersion, version,
                $"The OpenAPI version '{version.Value}' is not supported: the generator reads 3.0.x, not 3.1 or "
                + "later. Write 3.0.3");
            return false;
        }

        return true;
    }

    private static void CheckDocument(string yaml, YamlNode root, ContractErrors errors)
    {
        var contract = GrammarCheck.Check(root, errors);
        foreach (var check in Rules)
        {
            check(contract, errors);
        }

        // Only for a contract without errors: otherwise it would repeat the errors in other words.
        if (!errors.Any)
        {
            OpenApiReaderCheck.Check(yaml, root, errors);
        }
    }

    [GeneratedRegex(@"^3\.0\.[0-9]+\z")]
    private static partial Regex Version30();
}
