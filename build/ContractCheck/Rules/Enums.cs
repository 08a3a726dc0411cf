namespace Peak.Webapps.Build.Rules;

/// <summary>Every enum value has one name and one description in C#.</summary>
internal static class Enums
{
    /// <summary>What the template, or .NET, puts into every enum type.</summary>
    private static readonly string[] OwnMembers =
        ["Equals", "GetHashCode", "GetType", "IsFailure", "IsKnown", "KnownValues", "Parse", "ToString", "TryParse", "Value"];

    public static void Check(Contract contract, Faults faults)
    {
        foreach (var schema in contract.All(Part.NamedSchema).Where(schema => schema["type"]?.Value == "string"))
        {
            CheckValues(schema["enum"], faults);
            CheckLength(schema, "x-enumNames", faults);
            CheckLength(schema, "x-enumDescriptions", faults);
            CheckNames(schema, faults);
            CheckFailureValues(schema, faults);
        }
    }

    private static void CheckValues(YamlNode? values, Faults faults)
    {
        foreach (var value in Repeated(values))
        {
            faults.Add(FaultId.DuplicateEnumValue, value,
                $"The enum value '{value.Value}' is listed twice. Remove one");
        }
    }

    private static void CheckLength(YamlNode schema, string list, Faults faults)
    {
        var (values, words) = (schema.Under("enum").Count, schema.Under(list).Count);
        if (values != words)
        {
            faults.Add(FaultId.EnumListLength, schema[list] ?? schema["enum"]!,
                $"'{list}' has {words} entries for {values} enum values. Give each value its own, in the same order");
        }
    }

    private static void CheckNames(YamlNode schema, Faults faults)
    {
        foreach (var name in Repeated(schema["x-enumNames"]))
        {
            faults.Add(FaultId.EnumNameCollision, name, $"Two enum values are named '{name.Value}'. Rename one");
        }

        foreach (var name in schema.Under("x-enumNames"))
        {
            if (name.Value == schema.Key || OwnMembers.Contains(name.Value))
            {
                faults.Add(FaultId.EnumNameCollision, name,
                    $"'{name.Value}' is already the name of the type or of one of its members. Rename the value");
            }
        }
    }

    private static void CheckFailureValues(YamlNode schema, Faults faults)
    {
        var values = schema["enum"]?.Texts.ToList() ?? [];
        foreach (var value in schema.Under("x-failure-values"))
        {
            if (!values.Contains(value.Value))
            {
                faults.Add(FaultId.UnknownFailureValue, value,
                    $"The failure value '{value.Value}' is not among the enum's "
                    + $"values{Spelling.Suggest(value.Value, values)}");
            }
        }

        foreach (var value in Repeated(schema["x-failure-values"]))
        {
            faults.Add(FaultId.UnknownFailureValue, value,
                $"The failure value '{value.Value}' is listed twice. Remove one");
        }
    }

    private static IEnumerable<YamlNode> Repeated(YamlNode? list) =>
        (list?.Children ?? []).GroupBy(item => item.Value).SelectMany(same => same.Skip(1));
}
