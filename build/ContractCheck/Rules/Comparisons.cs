namespace Peak.Webapps.Build.Rules;

/// <summary>A schema that is compared with another one has only properties that the other has, of the same type.</summary>
internal static class Comparisons
{
    private const string Extension = "x-compare-with";

    public static void Check(Contract contract, ContractErrors errors)
    {
        var schemas = contract.Components("schemas");
        foreach (var schema in contract.All(Part.NamedSchema))
        {
            if (schema[Extension] is not { Text: { } name } comparison)
            {
                continue;
            }

            if (contract.Resolve(schemas.FirstOrDefault(other => other.Key == name)) is { } present)
            {
                CheckProperties(schema, present, contract, errors);
            }
            else
            {
                errors.Add(ContractErrorId.InvalidComparison, comparison,
                    $"There is no schema '{name}' to compare with{Spelling.Suggest(name, schemas.Select(other => other.Key))}");
            }
        }
    }

    private static void CheckProperties(YamlNode schema, YamlNode present, Contract contract, ContractErrors errors)
    {
        if (IsClosed(present) && !IsClosed(schema))
        {
            errors.Add(ContractErrorId.InvalidComparison, schema,
                $"'{schema.Key}' allows additional properties, which cannot be compared with {present.Key}, because it allows none. "
                + "Add 'additionalProperties: false' here too, or remove it there");
        }

        foreach (var property in schema.Under("properties"))
        {
            var (mine, theirs) = (contract.Resolve(property), contract.Resolve(present["properties"]?[property.Key]));
            if (mine is null)
            {
                continue;
            }

            if (theirs is null || !IsOfOneType(mine, theirs))
            {
                errors.Add(ContractErrorId.InvalidComparison, property,
                    $"'{property.Key}' cannot be compared with {present.Key}, which has no such property of this type. Add it there");
            }
            else if (Item(mine, contract) is { } item && item["properties"] is not null && item[Extension]?.Text != Item(theirs, contract)?.Key)
            {
                errors.Add(ContractErrorId.InvalidComparison, property,
                    $"'{property.Key}' is an object without '{Extension}'. "
                    + $"Add '{Extension}: {Item(theirs, contract)?.Key}' to {item.Key}");
            }
        }
    }

    private static bool IsClosed(YamlNode schema) => schema["additionalProperties"] is { Kind: YamlKind.Flag, IsTrue: false };

    private static bool IsOfOneType(YamlNode mine, YamlNode theirs) =>
        mine["type"]?.Value == theirs["type"]?.Value && mine["format"]?.Value == theirs["format"]?.Value;

    /// <summary>The schema itself, or that of a list's items.</summary>
    private static YamlNode? Item(YamlNode schema, Contract contract)
    {
        YamlNode? item = schema;
        while (item?["items"] is { } items)
        {
            item = contract.Resolve(items);
        }

        return item;
    }
}
