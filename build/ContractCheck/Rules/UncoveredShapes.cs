namespace Peak.Webapps.Build.Rules;

/// <summary>Shapes that OpenAPI has words for, but the templates no code: they would not compile, or go wrong when used.</summary>
internal static class UncoveredShapes
{
    private static readonly string[] TextLimits = ["minLength", "maxLength", "pattern"];

    public static void Check(Contract contract, Faults faults)
    {
        foreach (var schema in contract.All(Schemas.Kinds))
        {
            CheckItems(schema["items"], contract, faults);
            CheckTextLimits(schema, faults);
        }

        foreach (var schema in contract.All(Part.Property, Part.InlineSchema))
        {
            CheckDictionary(schema, faults);
        }

        foreach (var property in contract.All(Part.NamedSchema).SelectMany(schema => schema.Under("properties")))
        {
            CheckReference(property, contract, faults);
        }

        foreach (var body in Bodies(contract))
        {
            CheckBody(body, contract, faults);
        }
    }

    private static void CheckDictionary(YamlNode schema, Faults faults)
    {
        if (schema["additionalProperties"] is { Kind: YamlKind.Map } values)
        {
            faults.Add(FaultId.NotCovered, values,
                "A dictionary is not covered. Write 'type: object' alone for a value of any shape, or name its properties");
        }
    }

    private static void CheckItems(YamlNode? items, Contract contract, Faults faults)
    {
        var item = contract.Resolve(items);
        if (item?["type"]?.Value == "array")
        {
            faults.Add(FaultId.NotCovered, items!,
                "A list of lists is not covered. Write 'items: {}' for items of any shape, or name an object with a list");
        }

        if (item?["nullable"] is { IsTrue: true })
        {
            faults.Add(FaultId.NotCovered, items!,
                "A list whose items may be null is not covered. Remove 'nullable' from the items, or write 'items: {}' "
                + "for items of any shape");
        }
    }

    private static void CheckReference(YamlNode property, Contract contract, Faults faults)
    {
        if (property["$ref"] is not null
            && contract.Resolve(property) is { } schema
            && contract.Components("schemas").Contains(schema)
            && schema["enum"] is null
            && schema["type"]?.Value is "string" or "integer" or "number" or "boolean")
        {
            faults.Add(FaultId.NotCovered, property,
                $"'{property.Key}' refers to '{schema.Key}', which becomes no C# type that could have a documentation. "
                + "Write it out here");
        }
    }

    private static void CheckTextLimits(YamlNode schema, Faults faults)
    {
        foreach (var limit in schema.Children.Where(child => TextLimits.Contains(child.Key) && schema["format"]?.Value == "date-time"))
        {
            faults.Add(FaultId.WrongForType, limit,
                $"'{limit.Key}' limits a text, but with the format date-time this becomes a time. Remove one of the two");
        }
    }

    /// <summary>What is sent, and what a success answers: each is read and written by the code of its class.</summary>
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

    private static void CheckBody(YamlNode place, Contract contract, Faults faults)
    {
        // A reference that leads elsewhere, or a description in place, is another rule's fault.
        if (contract.Resolve(place) is { } schema
            && (schema == place || contract.Components("schemas").Contains(schema))
            && schema["properties"] is null
            && schema["required"] is null)
        {
            faults.Add(FaultId.NotCovered, place,
                "A body that is no object with properties is not covered. Name such an object under components/schemas "
                + "and refer to it");
        }
    }
}
