using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using Peak.Webapps.Build.Rules;

namespace Peak.Webapps.Build;

/// <summary>Checks a contract from the file down to the last rule.</summary>
internal static partial class ContractChecker
{
    // Each looks at the whole contract and at nothing that another has found.
    private static readonly Action<Contract, Faults>[] Rules =
    [
        References.Check,
        Declarations.Check,
        Operations.Check,
        Responses.Check,
        Paths.Check,
        Parameters.Check,
        Schemas.Check,
        UncoveredShapes.Check,
        Limits.Check,
        Objects.Check,
        Comparisons.Check,
        Enums.Check,
        Examples.Check,
    ];

    public static IReadOnlyList<Fault> CheckFile(string path)
    {
        try
        {
            // Strict: a byte that is no UTF-8 would otherwise go into documentation and enum values as a question mark.
            return CheckText(File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SecurityException
            or NotSupportedException or ArgumentException)
        {
            var reason = Directory.Exists(path) ? "It is a directory, not a file." : failure.Message;
            return [new Fault(FaultId.Unreadable, Position.Start, $"The contract cannot be read. {reason}")];
        }
    }

    public static IReadOnlyList<Fault> CheckText(string yaml)
    {
        var faults = new Faults();
        if (YamlTree.Read(yaml, faults) is { } root && IsReadableVersion(root, faults))
        {
            CheckDocument(yaml, root, faults);
        }

        return faults.InOrder();
    }

    private static bool IsReadableVersion(YamlNode root, Faults faults)
    {
        if (root["openapi"] is not { } version)
        {
            faults.Add(FaultId.NotOpenApi, Position.Start,
                "This is not an OpenAPI 3.0 document: it has no 'openapi' at its top. Write 'openapi: 3.0.3' there.");
            return false;
        }

        if (version.Text is not { } text || !Version30().IsMatch(text))
        {
            faults.Add(FaultId.WrongVersion, version,
                $"The OpenAPI version '{version.Value}' is not supported: the generator reads 3.0.x, not 3.1 or "
                + "later. Write 3.0.3");
            return false;
        }

        return true;
    }

    private static void CheckDocument(string yaml, YamlNode root, Faults faults)
    {
        var contract = GrammarWalk.Walk(root, faults);
        foreach (var check in Rules)
        {
            check(contract, faults);
        }

        // Asked only about what looks sound: it would repeat the rules' faults in other words.
        if (!faults.Any)
        {
            SecondOpinion.Ask(yaml, root, faults);
        }
    }

    [GeneratedRegex(@"^3\.0\.[0-9]+\z")]
    private static partial Regex Version30();
}
