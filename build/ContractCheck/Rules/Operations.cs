namespace Peak.Webapps.Build.Rules;

/// <summary>Each operation becomes one method, and its bodies are JSON.</summary>
internal static class Operations
{
    public static void Check(Contract contract, ContractErrors errors)
    {
        CheckIds(contract, errors);
        foreach (var operation in contract.All(Part.Operation))
        {
            if (operation is { Key: "get" or "delete" } && operation["requestBody"] is { } body)
            {
                errors.Add(ContractErrorId.NotSupported, body,
                    $"A '{operation.Key}' has no body in OpenAPI 3.0. Use parameters or another method");
            }

            CheckGoneMeansDone(operation, contract, errors);
        }

        foreach (var content in contract.Values("content", Part.RequestBody, Part.Response))
        {
            CheckMediaTypes(content, errors);
        }
    }

    private static void CheckIds(Contract contract, ContractErrors errors)
    {
        var first = new Dictionary<string, YamlNode>();
        foreach (var id in contract.Values("operationId", Part.Operation))
        {
            // Methods are named in PascalCase, so names that differ in the case of the first letter are the same.
            if (id.Text is { } text && !first.TryAdd(DotNetName.ToPascalCase(text), id))
            {
                var other = first[DotNetName.ToPascalCase(text)];
                errors.Add(ContractErrorId.DuplicateOperationId, id,
                    $"The operationId '{text}' becomes the same method name as '{other.Value}' on line "
                    + $"{other.At.Line}. Rename one of the two");
            }
        }
    }

    /// <summary>A repeated delete that finds nothing returns a result with the id of its path.</summary>
    private static void CheckGoneMeansDone(YamlNode operation, Contract contract, ContractErrors errors)
    {
        if (operation["x-gone-means-done"] is not { Text: { } name } mark)
        {
            return;
        }

        var inPath = contract.ParametersOf(operation).Count(one => one.Parameter["in"]?.Value == "path");
        if (operation.Key != "delete" || inPath != 1)
        {
            errors.Add(ContractErrorId.WrongGoneMeansDone, mark,
                "'x-gone-means-done' belongs on a 'delete' with one path parameter: the id of the deleted resource");
            return;
        }

        if (ResultOf(operation, contract) is { } result
            && (contract.Resolve(result["properties"]?[name])?["type"]?.Value != "string"
                || result.Under("required").Any(required => required.Value != name)))
        {
            errors.Add(ContractErrorId.WrongGoneMeansDone, mark,
                $"'{name}' is not enough for a result: name a string property of the success response "
                + "that is its only required one");
        }
    }

    private static YamlNode? ResultOf(YamlNode operation, Contract contract)
    {
        var success = contract.ResolveAll(operation["responses"]).FirstOrDefault(response => response.Place.Key.StartsWith('2')).Value;
        return contract.Resolve(success?["content"]?["application/json"]?["schema"]);
    }

    private static void CheckMediaTypes(YamlNode content, ContractErrors errors)
    {
        if (content.Kind != YamlKind.Map)
        {
            return;
        }

        if (content.Children.Count == 0)
        {
            errors.Add(ContractErrorId.WrongMediaType, content, "'content' has no media type. Add application/json");
        }

        foreach (var mediaType in content.Children.Where(child => child.Key != "application/json"))
        {
            errors.Add(ContractErrorId.WrongMediaType, mediaType,
                $"The media type '{mediaType.Key}' is not supported: the templates support JSON only. "
                + "Use application/json");
        }
    }
}
