namespace Peak.Webapps.Build.Rules;

/// <summary>A schema has a type that the generator knows, and only what belongs to that type.</summary>
internal static class Schemas
{
    public static readonly Part[] Kinds = [Part.NamedSchema, Part.Property, Part.InlineSchema];

    /// <summary>The types, each with its keywords and with the formats that the templates have a C# type for.</summary>
    private static readonly Dictionary<string, (string[] Keywords, string[] Formats)> Types = new()
    {
        ["string"] =
        (
            ["minLength", "maxLength", "pattern", "enum", "x-enumNames", "x-enumDescriptions", "x-failure-values"],
            ["date-time", "email", "password"]
        ),
        ["integer"] = (["minimum", "maximum"], ["int32", "int64"]),
        ["number"] = (["minimum", "maximum"], ["float", "double", "decimal"]),
        ["boolean"] = ([], []),
        ["array"] = (["items", "minItems", "maxItems"], []),
        ["object"] = (["properties", "required", "additionalProperties", "x-request", "x-copy-from", "x-compare-with"], []),
    };

    public static void Check(Contract contract, Faults faults)
    {
        foreach (var schema in contract.All(Kinds))
        {
            CheckType(schema, faults);
        }

        foreach (var schema in contract.Components("schemas"))
        {
            CheckName(schema, faults);
        }

        foreach (var schema in contract.All(Part.NamedSchema))
        {
            CheckDeservesItsName(schema, faults);
        }
    }

    private static void CheckType(YamlNode schema, Faults faults)
    {
        if (schema["type"] is not { } type)
        {
            // `{}` is how the contract says "of any shape"; anything more was meant to have a type.
            if (schema.Children.Count > 0)
            {
                faults.Add(FaultId.UnknownType, schema,
                    "This schema has no 'type'. Add it, or write {} for a value of any shape");
            }

            return;
        }

        if (type.Text is not { } name || !Types.TryGetValue(name, out var known))
        {
            faults.Add(FaultId.UnknownType, type,
                $"There is no type '{type.Value}'{Spelling.Suggest(type.Value, Types.Keys)}");
            return;
        }

        CheckFormat(schema["format"], name, known.Formats, faults);
        CheckKeywords(schema, name, known.Keywords, faults);
        if (name == "array" && schema["items"] is null)
        {
            faults.Add(FaultId.MissingKeyword, schema,
                "This array has no 'items'. Add them, or write {} for items of any shape");
        }
    }

    private static void CheckFormat(YamlNode? format, string type, string[] known, Faults faults)
    {
        if (format is not null && !known.Contains(format.Value))
        {
            var mend = known.Length == 0 ? "Remove it" : $"Use one of {string.Join(", ", known)} or none";
            faults.Add(FaultId.UnknownFormat, format,
                $"The format '{format.Value}' of the type {type} is not known or not covered. {mend}");
        }
    }

    private static void CheckKeywords(YamlNode schema, string type, string[] own, Faults faults)
    {
        foreach (var child in schema.Children.Where(child => !own.Contains(child.Key)))
        {
            var owners = Types.Keys.Where(other => Types[other].Keywords.Contains(child.Key)).ToList();
            if (owners.Count > 0)
            {
                faults.Add(FaultId.WrongForType, child,
                    $"'{child.Key}' belongs to the type {string.Join(" or ", owners)}, but this is of the type "
                    + $"{type}. Remove one or change the other");
            }
        }
    }

    private static void CheckName(YamlNode schema, Faults faults)
    {
        if (!DotNetName.IsPascalCase(schema.Key))
        {
            faults.Add(FaultId.MalformedSchemaName, schema,
                $"The schema '{schema.Key}' becomes a C# type, so its name must be a PascalCase C# identifier. "
                + "Rename it");
        }
    }

    private static void CheckDeservesItsName(YamlNode schema, Faults faults)
    {
        var isNamedArray = schema["type"] is { Value: "array" };
        var isDictionary = schema["type"] is { Value: "object" } && schema["properties"] is not { Children.Count: > 0 };
        if (isNamedArray || isDictionary)
        {
            faults.Add(FaultId.NotCovered, schema,
                $"'{schema.Key}' has no properties of its own, and a named {(isNamedArray ? "array" : "dictionary")} "
                + "would become a derived C# class. Write it where it is used");
        }
    }
}
