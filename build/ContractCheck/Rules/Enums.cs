namespace Peak.Webapps.Build.Rules;

/// <summary>Every enum value has one name and one description in C#.</summary>
internal static class Enums
{
    /// <summary>The members that the template and .NET add to each enum type.</summary>
    private static readonly string[] OwnMembers =
        ["Equals", "GetHashCode", "GetType", "IsFailure", "IsKnown", "KnownValues", "Parse", "ToString", "TryParse", "Value"];

    private static readonly string[] StatusRoles = ["ready", "deleting", "deleteFailed"];

    public static void Check(Contract contract, ContractErrors errors)
    {
        foreach (var schema in contract.All(Part.NamedSchema).Where(schema => schema["type"]?.Value == "string"))
        {
            CheckValues(schema["enum"], errors);
            CheckLength(schema, "x-enumNames", errors);
            CheckLength(schema, "x-enumDescriptions", errors);
            CheckNames(schema, errors);
            CheckFailureValues(schema, errors);
            CheckStatusRoles(schema, errors);
        }
    }

    private static void CheckValues(YamlNode? values, ContractErrors errors)
    {
        foreach (var value in Repeated(values))
        {
            errors.Add(ContractErrorId.DuplicateEnumValue, value,
                $"The enum value '{value.Value}' is listed twice. Remove one");
        }
    }

    private static void CheckLength(YamlNode schema, string list, ContractErrors errors)
    {
        var (values, words) = (schema.Under("enum").Count, schema.Under(list).Count);
        if (values != words)
        {
            errors.Add(ContractErrorId.EnumListLength, schema[list] ?? schema["enum"]!,
                $"'{list}' has {words} entries for {values} enum values. Give each value its own, in the same order");
        }
    }

    private static void CheckNames(YamlNode schema, ContractErrors errors)
    {
        foreach (var name in Repeated(schema["x-enumNames"]))
        {
            errors.Add(ContractErrorId.EnumNameCollision, name, $"Two enum values are named '{name.Value}'. Rename one");
        }

        foreach (var name in schema.Under("x-enumNames"))
        {
            if (name.Value == schema.Key || OwnMembers.Contains(name.Value))
            {
                errors.Add(ContractErrorId.EnumNameCollision, name,
                    $"'{name.Value}' is already the name of the type or of one of its members. Rename the value");
            }
        }
    }

    private static void CheckFailureValues(YamlNode schema, ContractErrors errors)
    {
        var values = schema["enum"]?.Texts.ToList() ?? [];
        foreach (var value in schema.Under("x-failure-values"))
        {
            if (!values.Contains(value.Value))
            {
                errors.Add(ContractErrorId.UnknownFailureValue, value,
                    $"The failure value '{value.Value}' is not among the enum's "
                    + $"values{Spelling.Suggest(value.Value, values)}");
            }
        }

        foreach (var value in Repeated(schema["x-failure-values"]))
        {
            errors.Add(ContractErrorId.UnknownFailureValue, value,
                $"The failure value '{value.Value}' is listed twice. Remove one");
        }
    }

    /// <summary>Waits and create-or-update need a value for each role.</summary>
    private static void CheckStatusRoles(YamlNode schema, ContractErrors errors)
    {
        if (schema["x-status-roles"] is not { } roles)
        {
            return;
        }

        var values = schema["enum"]?.Texts.ToList() ?? [];
        foreach (var role in roles.Children.Where(role => !values.Contains(role.Value)))
        {
            errors.Add(ContractErrorId.UnknownFailureValue, role,
                $"The value '{role.Value}' of the role '{role.Key}' is not among the enum's values{Spelling.Suggest(role.Value, values)}");
        }

        foreach (var role in StatusRoles.Where(role => roles[role] is null))
        {
            errors.Add(ContractErrorId.MissingKeyword, roles, $"'x-status-roles' has no '{role}'. Add it with one of the enum's values");
        }
    }

    private static IEnumerable<YamlNode> Repeated(YamlNode? list) =>
        (list?.Children ?? []).GroupBy(item => item.Value).SelectMany(same => same.Skip(1));
}
