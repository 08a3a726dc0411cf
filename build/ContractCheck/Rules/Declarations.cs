namespace Peak.Webapps.Build.Rules;

/// <summary>Tags and security schemes are declared, and there is one server.</summary>
internal static class Declarations
{
    public static void Check(Contract contract, ContractErrors errors)
    {
        var declared = contract.Values("name", Part.Tag).Select(name => name.Value).ToList();
        foreach (var tag in contract.Values("tags", Part.Operation).SelectMany(tags => tags.Children))
        {
            Demand(tag, tag.Value, "tag", declared, errors);
        }

        var schemes = contract.Components("securitySchemes").Select(scheme => scheme.Key).ToList();
        foreach (var scheme in contract.Values("security", Part.Document, Part.Operation)
            .SelectMany(security => security.Children)
            .SelectMany(requirement => requirement.Children))
        {
            Demand(scheme, scheme.Key, "security scheme", schemes, errors);
        }

        if (contract.Root["servers"] is { Kind: YamlKind.List, Children.Count: not 1 } servers)
        {
            errors.Add(ContractErrorId.WrongServer, servers,
                $"There are {servers.Children.Count} servers. "
                + "Keep exactly one: its path is the base path of all operations");
        }
    }

    private static void Demand(YamlNode node, string name, string what, List<string> declared, ContractErrors errors)
    {
        if (!declared.Contains(name))
        {
            errors.Add(ContractErrorId.Undeclared, node,
                $"The {what} '{name}' is not declared{Spelling.Suggest(name, declared)}");
        }
    }
}
