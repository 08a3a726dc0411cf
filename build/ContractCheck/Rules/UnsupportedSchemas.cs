namespace Peak.Webapps.Build.Rules;

/// <summary>Schemas of OpenAPI that the templates do not support: their code would not compile or not work.</summary>
internal static class UnsupportedSchemas
{
    private static readonly string[] TextLimits = ["minLength", "maxLength", "pattern"];

    public static void Check(Contract contract, ContractErrors errors)
    {
        foreach (var schema in contract.All(Schemas.Kinds))
        {
            CheckItems(schema["items"], contract, errors);
            CheckTextLimits(schema, errors);
        }

        foreach (var schema in contract.All(Part.Property, Part.InlineSchema))
        {
            CheckDictionary(schema, errors);
        }

        foreach (var property in contract.All(Part.NamedSchema).SelectMany(schema => schema.Under("properties")))
        {
            CheckReference(property, contract, errors);
        }

        foreach (var body in Bodies(contract))
        {
            CheckBody(body, contract, errors);
        }
    }

    private static void CheckDictionary(YamlNode schema, ContractErrors errors)
    {
        if (schema["additionalProperties"] is { Kind: YamlKind.Map } values)
        {
            errors.Add(ContractErrorId.NotSupported, values,
                "A dictionary is not supported. Write 'type: object' alone for a value of any shape, or name its properties");
        }
    }

    private static void CheckItems(YamlNode? items, Contract contract, ContractErrors errors)
    {
        var item = contract.Resolve(items);
        if (item?["type"]?.Value == "array")
        {
            errors.Add(ContractErrorId.NotSupported, items!,
                "A list of lists is not supported. Write 'items: {}' for items of any shape, or name an object with a list");
        }

        if (item?["nullable"] is { IsTrue: true })
        {
            errors.Add(ContractErrorId.NotSupported, items!,
                "A list with nullable items is not supported. Remove 'nullable' from the items, or write 'items: {}' "
                + "for items of any shape");
        }
    }

    private static void CheckReference(YamlNode property, Contract contract, ContractErrors errors)
    {
        if (property["$ref"] is not null
            && contract.Resolve(property) is { } schema
            && contract.Components("schemas").Contains(schema)
            && schema["enum"] is null
            && schema["type"]?.Value is "string" or "integer" or "number" or "boolean")
        {
            errors.Add(ContractErrorId.NotSupported, property,
                $"'{property.Key}' refers to '{schema.Key}', for which no C# type is generated. "
                + "Write it out here");
        }
    }

    private static void CheckTextLimits(YamlNode schema, ContractErrors errors)
    {
        foreach (var limit in schema.Children.Where(child => TextLimits.Contains(child.Key) && schema["format"]?.Value == "date-time"))
        {
            errors.Add(ContractErrorId.WrongForType, limit,
                $"'{limit.Key}' is for texts, but the format date-time makes this a time. Remove one of the two");
        }
    }

    /// <summary>The schemas of request and success bodies, which are written and read by the code of a class.</summary>
    private static IEnumerable<YamlNode> Bodies(Contract contract)
    {
        var responses = contract.Values("responses", Part.Operation)
            .SelectMany(contract.ResolveAll)
            .Where(response => response.Place.Key.StartsWith('2'))
            .Select(response => response.Value);
        return contract.All(Part.RequestBody).Concat(responses)
            .SelectMany(body => body.Under("content"))
            .Select(media => media["schema"])
            .OfType<YamlNode>();
    }

    private static void CheckBody(YamlNode place, Contract contract, ContractErrors errors)
    {
        // A wrong target and an inline schema are errors of other rules.
        if (contract.Resolve(place) is { } schema
            && (schema == place || contract.Components("schemas").Contains(schema))
            && schema["properties"] is null
            && schema["required"] is null)
        {
            errors.Add(ContractErrorId.NotSupported, place,
                "A body that is not an object with properties is not supported. Name such an object under components/schemas "
                + "and refer to it");
        }
    }
}
