namespace Peak.Webapps.Build.Rules;

/// <summary>An object schema becomes a class, and what it says of its properties is said of ones that exist.</summary>
internal static class Objects
{
    /// <summary>What the templates, or .NET, put into every class.</summary>
    private static readonly string[] OwnMembers =
        ["AdditionalProperties", "Equals", "FindFault", "From", "GetHashCode", "GetType", "ToString"];

    // What a copy may say differently: it takes over the value, not the words.
    private static readonly string[] FreeInCopies = ["description", "example", "deprecated", "x-redeploys"];

    public static void Check(Contract contract, Faults faults)
    {
        foreach (var schema in contract.All(Part.NamedSchema))
        {
            CheckRequired(schema, faults);
            CheckPropertyNames(schema, faults);
            CheckCopy(schema, contract, faults);
        }

        CheckRequestSchemas(contract, faults);
    }

    private static void CheckRequired(YamlNode schema, Faults faults)
    {
        var properties = schema.Under("properties").Select(property => property.Key).ToList();
        var seen = new HashSet<string>();
        foreach (var name in schema.Under("required"))
        {
            if (!properties.Contains(name.Value))
            {
                faults.Add(FaultId.UnknownRequiredProperty, name,
                    $"The required '{name.Value}' is not among the "
                    + $"properties{Spelling.Suggest(name.Value, properties)}");
            }
            else if (!seen.Add(name.Value))
            {
                faults.Add(FaultId.UnknownRequiredProperty, name,
                    $"The required '{name.Value}' is listed twice. Remove one");
            }
        }
    }

    private static void CheckPropertyNames(YamlNode schema, Faults faults)
    {
        var seen = new Dictionary<string, string> { [schema.Key] = "the class itself" };
        foreach (var member in OwnMembers)
        {
            seen.TryAdd(member, "a member that every class has");
        }

        foreach (var property in schema.Under("properties"))
        {
            var name = DotNetName.ToPascalCase(property.Key);
            if (!DotNetName.IsIdentifier(name))
            {
                faults.Add(FaultId.PropertyNameCollision, property,
                    $"'{property.Key}' cannot become a C# property. Rename it");
            }
            else if (!seen.TryAdd(name, $"'{property.Key}'"))
            {
                faults.Add(FaultId.PropertyNameCollision, property,
                    $"'{property.Key}' becomes '{name}' in C#, which is already the name of {seen[name]}. Rename it");
            }
        }
    }

    private static void CheckCopy(YamlNode schema, Contract contract, Faults faults)
    {
        if (schema["x-copy-from"] is not { Text: { } name } copy)
        {
            return;
        }

        var schemas = contract.Components("schemas");
        if (contract.Resolve(schemas.FirstOrDefault(other => other.Key == name)) is not { } source || source == schema)
        {
            var known = schemas.Select(other => other.Key);
            faults.Add(FaultId.UnfitCopy, copy,
                $"There is no other schema '{name}' to copy from{Spelling.Suggest(name, known)}");
            return;
        }

        foreach (var property in schema.Under("properties"))
        {
            if (source["properties"]?[property.Key] is not { } original || !IsSame(property, original))
            {
                faults.Add(FaultId.UnfitCopy, property,
                    $"'{property.Key}' cannot be copied from {name}, which has none like it. "
                    + "Make both the same");
            }
        }
    }

    private static bool IsSame(YamlNode copy, YamlNode original)
    {
        var (mine, theirs) = (Relevant(copy), Relevant(original));
        return copy.Kind == original.Kind
            && copy.Value == original.Value
            && mine.Count == theirs.Count
            && mine.All(child => theirs.Find(other => other.Key == child.Key) is { } other && IsSame(child, other));
    }

    private static List<YamlNode> Relevant(YamlNode node) =>
        [.. node.Children.Where(child => !FreeInCopies.Contains(child.Key))];

    /// <summary>A request is made of request schemas all the way down, or parts of it would go out unchecked.</summary>
    private static void CheckRequestSchemas(Contract contract, Faults faults)
    {
        var named = contract.All(Part.NamedSchema).ToHashSet();
        var bodies = contract.All(Part.RequestBody)
            .SelectMany(body => body.Under("content"))
            .Select(media => media["schema"]);
        var properties = named
            .Where(schema => schema["x-request"] is { IsTrue: true })
            .SelectMany(schema => schema.Under("properties"));
        foreach (var place in bodies.Concat(properties).OfType<YamlNode>())
        {
            var sent = contract.Resolve(place);
            while (sent?["items"] is { } items)
            {
                sent = contract.Resolve(items);
            }

            if (sent?["properties"] is not null && sent["x-request"] is null && named.Contains(sent))
            {
                faults.Add(FaultId.NotARequestSchema, place,
                    $"This is sent to the service, but the schema '{sent.Key}' does not say so. "
                    + "Add 'x-request: true' to it");
            }
        }
    }
}
