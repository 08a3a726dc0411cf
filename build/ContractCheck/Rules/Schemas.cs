namespace Peak.Webapps.Build.Rules;

/// <summary>A schema has a type that the generator supports, and only keywords of that type.</summary>
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
        ["object"] = (["properties", "required", "additionalProperties", "x-request", "x-internal", "x-copy-from", "x-compare-with"], []),
    };

    public static void Check(Contract contract, ContractErrors errors)
    {
        foreach (var schema in contract.All(Kinds))
        {
            CheckType(schema, errors);
        }

        foreach (var schema in contract.Components("schemas"))
        {
            CheckName(schema, errors);
        }

        foreach (var schema in contract.All(Part.NamedSchema))
        {
            CheckIsNamed(schema, errors);
        }
    }

    private static void CheckType(YamlNode schema, ContractErrors errors)
    {
        if (schema["type"] is not { } type)
        {
            // `{}` means a value of any shape; a schema with keywords needs a type.
            if (schema.Children.Count > 0)
            {
                errors.Add(ContractErrorId.UnknownType, schema,
                    "This schema has no 'type'. Add it, or write {} for a value of any shape");
            }

            return;
        }

        if (type.Text is not { } name || !Types.TryGetValue(name, out var known))
        {
            errors.Add(ContractErrorId.UnknownType, type,
                $"There is no type '{type.Value}'{Spelling.Suggest(type.Value, Types.Keys)}");
            return;
        }

        CheckFormat(schema["format"], name, known.Formats, errors);
        CheckKeywords(schema, name, known.Keywords, errors);
        if (name == "array" && schema["items"] is null)
        {
            errors.Add(ContractErrorId.MissingKeyword, schema,
                "This array has no 'items'. Add them, or write {} for items of any shape");
        }
    }

    private static void CheckFormat(YamlNode? format, string type, string[] known, ContractErrors errors)
    {
        if (format is not null && !known.Contains(format.Value))
        {
            var fix = known.Length == 0 ? "Remove it" : $"Use one of {string.Join(", ", known)} or none";
            errors.Add(ContractErrorId.UnknownFormat, format,
                $"The format '{format.Value}' of the type {type} is unknown or not supported. {fix}");
        }
    }

    private static void CheckKeywords(YamlNode schema, string type, string[] own, ContractErrors errors)
    {
        foreach (var child in schema.Children.Where(child => !own.Contains(child.Key)))
        {
            var owners = Types.Keys.Where(other => Types[other].Keywords.Contains(child.Key)).ToList();
            if (owners.Count > 0)
            {
                errors.Add(ContractErrorId.WrongForType, child,
                    $"'{child.Key}' belongs to the type {string.Join(" or ", owners)}, but this is of the type "
                    + $"{type}. Remove one or change the other");
            }
        }
    }

    private static void CheckName(YamlNode schema, ContractErrors errors)
    {
        if (!DotNetName.IsPascalCase(schema.Key))
        {
            errors.Add(ContractErrorId.MalformedSchemaName, schema,
                $"The schema '{schema.Key}' becomes a C# type, so its name must be a PascalCase C# identifier. "
                + "Rename it");
        }
    }

    private static void CheckIsNamed(YamlNode schema, ContractErrors errors)
    {
        var isNamedArray = schema["type"] is { Value: "array" };
        var isDictionary = schema["type"] is { Value: "object" } && schema["properties"] is not { Children.Count: > 0 };
        if (isNamedArray || isDictionary)
        {
            errors.Add(ContractErrorId.NotSupported, schema,
                $"'{schema.Key}' has no properties of its own, and a named {(isNamedArray ? "array" : "dictionary")} "
                + "would become a derived C# class. Write it where it is used");
        }
    }
}
