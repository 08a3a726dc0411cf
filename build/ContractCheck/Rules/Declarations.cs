namespace Peak.Webapps.Build.Rules;

/// <summary>Tags and security schemes are declared before they are named, and there is one server.</summary>
internal static class Declarations
{
    public static void Check(Contract contract, Faults faults)
    {
        var declared = contract.Values("name", Part.Tag).Select(name => name.Value).ToList();
        foreach (var tag in contract.Values("tags", Part.Operation).SelectMany(tags => tags.Children))
        {
            Demand(tag, tag.Value, "tag", declared, faults);
        }

        var schemes = contract.Components("securitySchemes").Select(scheme => scheme.Key).ToList();
        foreach (var scheme in contract.Values("security", Part.Document, Part.Operation)
            .SelectMany(security => security.Children)
            .SelectMany(requirement => requirement.Children))
        {
            Demand(scheme, scheme.Key, "security scheme", schemes, faults);
        }

        if (contract.Root["servers"] is { Kind: YamlKind.List, Children.Count: not 1 } servers)
        {
            faults.Add(FaultId.WrongServer, servers,
                $"There are {servers.Children.Count} servers. "
                + "Keep exactly one: its path stands before every operation's");
        }
    }

    private static void Demand(YamlNode node, string name, string what, List<string> declared, Faults faults)
    {
        if (!declared.Contains(name))
        {
            faults.Add(FaultId.Undeclared, node,
                $"The {what} '{name}' is not declared{Spelling.Suggest(name, declared)}");
        }
    }
}
