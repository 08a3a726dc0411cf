namespace Peak.Webapps.Build.Rules;

/// <summary>An object schema becomes a class; the names that it mentions are those of its properties.</summary>
internal static class Objects
{
    /// <summary>The members that the templates and .NET add to each class.</summary>
    private static readonly string[] OwnMembers =
        ["AdditionalProperties", "Equals", "FindFault", "From", "GetHashCode", "GetType", "ToString"];

    // These may differ in a copy: it copies values, not documentation.
    private static readonly string[] FreeInCopies = ["description", "example", "deprecated", "x-redeploys"];

    public static void Check(Contract contract, ContractErrors errors)
    {
        foreach (var schema in contract.All(Part.NamedSchema))
        {
            CheckRequired(schema, errors);
            CheckPropertyNames(schema, errors);
            CheckCopy(schema, contract, errors);
        }

        CheckRequestSchemas(contract, errors);
    }

    private static void CheckRequired(YamlNode schema, ContractErrors errors)
    {
        var properties = schema.Under("properties").Select(property => property.Key).ToList();
        var seen = new HashSet<string>();
        foreach (var name in schema.Under("required"))
        {
            if (!properties.Contains(name.Value))
            {
                errors.Add(ContractErrorId.UnknownRequiredProperty, name,
                    $"The required '{name.Value}' is not among the "
                    + $"properties{Spelling.Suggest(name.Value, properties)}");
            }
            else if (!seen.Add(name.Value))
            {
                errors.Add(ContractErrorId.UnknownRequiredProperty, name,
                    $"The required '{name.Value}' is listed twice. Remove one");
            }
        }
    }

    private static void CheckPropertyNames(YamlNode schema, ContractErrors errors)
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
                errors.Add(ContractErrorId.PropertyNameCollision, property,
                    $"'{property.Key}' cannot become a C# property. Rename it");
            }
            else if (!seen.TryAdd(name, $"'{property.Key}'"))
            {
                errors.Add(ContractErrorId.PropertyNameCollision, property,
                    $"'{property.Key}' becomes '{name}' in C#, which is already the name of {seen[name]}. Rename it");
            }
        }
    }

    private static void CheckCopy(YamlNode schema, Contract contract, ContractErrors errors)
    {
        if (schema["x-copy-from"] is not { Text: { } name } copy)
        {
            return;
        }

        var schemas = contract.Components("schemas");
        if (contract.Resolve(schemas.FirstOrDefault(other => other.Key == name)) is not { } source || source == schema)
        {
            var known = schemas.Select(other => other.Key);
            errors.Add(ContractErrorId.InvalidCopy, copy,
                $"There is no other schema '{name}' to copy from{Spelling.Suggest(name, known)}");
            return;
        }

        foreach (var property in schema.Under("properties"))
        {
            if (source["properties"]?[property.Key] is not { } original || !IsSame(property, original))
            {
                errors.Add(ContractErrorId.InvalidCopy, property,
                    $"'{property.Key}' cannot be copied from {name}, which has no property like it. "
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

    /// <summary>All schemas of a request are request schemas; otherwise parts of it would be sent unchecked.</summary>
    private static void CheckRequestSchemas(Contract contract, ContractErrors errors)
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
                errors.Add(ContractErrorId.NotARequestSchema, place,
                    $"The schema '{sent.Key}' is sent to the service, but is not marked as a request. "
                    + "Add 'x-request: true' to it");
            }
        }
    }
}
