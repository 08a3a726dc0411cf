namespace Peak.Webapps.Build.Rules;

/// <summary>Every operation becomes one method, and what it sends and receives is JSON.</summary>
internal static class Operations
{
    public static void Check(Contract contract, Faults faults)
    {
        CheckIds(contract, faults);
        foreach (var operation in contract.All(Part.Operation))
        {
            if (operation is { Key: "get" or "delete" } && operation["requestBody"] is { } body)
            {
                faults.Add(FaultId.NotCovered, body,
                    $"A '{operation.Key}' sends no body in OpenAPI 3.0. Use parameters or another method");
            }

            CheckGoneMeansDone(operation, contract, faults);
        }

        foreach (var content in contract.Values("content", Part.RequestBody, Part.Response))
        {
            CheckMediaTypes(content, faults);
        }
    }

    private static void CheckIds(Contract contract, Faults faults)
    {
        var first = new Dictionary<string, YamlNode>();
        foreach (var id in contract.Values("operationId", Part.Operation))
        {
            // Methods are named in PascalCase, so a difference in the first letter is none.
            if (id.Text is { } text && !first.TryAdd(DotNetName.ToPascalCase(text), id))
            {
                var other = first[DotNetName.ToPascalCase(text)];
                faults.Add(FaultId.DuplicateOperationId, id,
                    $"The operationId '{text}' becomes the same method name as '{other.Value}' on line "
                    + $"{other.At.Line}. Rename one of the two");
            }
        }
    }

    /// <summary>A repeated request that finds nothing left gets a result that is made of the id in its path.</summary>
    private static void CheckGoneMeansDone(YamlNode operation, Contract contract, Faults faults)
    {
        if (operation["x-gone-means-done"] is not { Text: { } name } mark)
        {
            return;
        }

        var inPath = contract.ParametersOf(operation).Count(one => one.Parameter["in"]?.Value == "path");
        if (operation.Key != "delete" || inPath != 1)
        {
            faults.Add(FaultId.WrongGoneMeansDone, mark,
                "'x-gone-means-done' belongs on a 'delete' with one parameter in its path: what that names is gone");
            return;
        }

        if (ResultOf(operation, contract) is { } result
            && (contract.Resolve(result["properties"]?[name])?["type"]?.Value != "string"
                || result.Under("required").Any(required => required.Value != name)))
        {
            faults.Add(FaultId.WrongGoneMeansDone, mark,
                $"'{name}' is not a text that makes a whole result: name a string property of the operation's success, "
                + "one beside which nothing else is required");
        }
    }

    private static YamlNode? ResultOf(YamlNode operation, Contract contract)
    {
        var success = contract.ResolveAll(operation["responses"]).FirstOrDefault(response => response.Place.Key.StartsWith('2')).Value;
        return contract.Resolve(success?["content"]?["application/json"]?["schema"]);
    }

    private static void CheckMediaTypes(YamlNode content, Faults faults)
    {
        if (content.Kind != YamlKind.Map)
        {
            return;
        }

        if (content.Children.Count == 0)
        {
            faults.Add(FaultId.WrongMediaType, content, "'content' names no media type. Add application/json");
        }

        foreach (var mediaType in content.Children.Where(child => child.Key != "application/json"))
        {
            faults.Add(FaultId.WrongMediaType, mediaType,
                $"The media type '{mediaType.Key}' is not covered: the templates speak JSON only. "
                + "Use application/json");
        }
    }
}
