namespace Peak.Webapps.Build.Rules;

/// <summary>Parameters have types that the templates can send, and names that are distinct in C#.</summary>
internal static class Parameters
{
    private static readonly string[] Scalars = ["string", "integer", "number", "boolean"];

    public static void Check(Contract contract, ContractErrors errors)
    {
        foreach (var parameter in contract.All(Part.Parameter))
        {
            CheckLocation(parameter, errors);
            CheckType(parameter, contract, errors);
            CheckPageNumber(parameter, contract, errors);
        }

        foreach (var container in contract.All(Part.Operation, Part.PathItem))
        {
            CheckDuplicates(container, contract, errors);
        }

        foreach (var operation in contract.All(Part.Operation))
        {
            CheckNames(contract.ParametersOf(operation), errors);
            CheckSinglePageNumber(contract.ParametersOf(operation), errors);
        }
    }

    private static void CheckLocation(YamlNode parameter, ContractErrors errors)
    {
        if (parameter["in"] is { Value: "header" or "cookie" } location)
        {
            errors.Add(ContractErrorId.NotSupported, location,
                $"A parameter in a {location.Value} is not supported. Use 'in: query', or the session");
        }

        if (parameter["in"] is not { Value: "path" })
        {
            return;
        }

        if (parameter["required"] is not { IsTrue: true })
        {
            errors.Add(ContractErrorId.OptionalPathParameter, parameter["required"] ?? parameter,
                $"The path parameter '{parameter["name"]?.Value}' is not required, but each path parameter must be. "
                + "Write 'required: true'");
        }

        foreach (var keyword in parameter.Children.Where(child => child.Key is "style" or "explode"))
        {
            errors.Add(ContractErrorId.NotSupported, keyword, $"'{keyword.Key}' is not supported for a path parameter. Remove it");
        }
    }

    private static void CheckType(YamlNode parameter, Contract contract, ContractErrors errors)
    {
        var (schema, location) = (contract.Resolve(parameter["schema"]), parameter["in"]?.Value);
        var type = schema?["type"]?.Text;
        if (type is null || location is not ("path" or "query"))
        {
            return;
        }

        if (location == "path" && type != "string")
        {
            errors.Add(ContractErrorId.UnsupportedParameterType, parameter["schema"]!,
                $"A path parameter of type {type} is not supported: the client checks it as text. Use 'type: string'");
        }
        else if (type == "object")
        {
            errors.Add(ContractErrorId.UnsupportedParameterType, parameter["schema"]!,
                "An object in a query is not supported. Make each of its properties a parameter");
        }
        else if (type == "array"
            && contract.Resolve(schema!["items"])?["type"]?.Text is { } item
            && !Scalars.Contains(item))
        {
            errors.Add(ContractErrorId.UnsupportedParameterType, parameter["schema"]!,
                $"A query array of items of type {item} is not supported. Use items of one plain value");
        }
    }

    private static void CheckPageNumber(YamlNode parameter, Contract contract, ContractErrors errors)
    {
        var isQueried = parameter["in"]?.Value == "query";
        var isInteger = contract.Resolve(parameter["schema"])?["type"]?.Value == "integer";
        if (parameter["x-page-number"] is { IsTrue: true } mark && !(isQueried && isInteger))
        {
            errors.Add(ContractErrorId.WrongPageNumber, mark, "'x-page-number' belongs on an integer query parameter");
        }
    }

    private static void CheckSinglePageNumber(
        IEnumerable<(YamlNode Place, YamlNode Parameter)> parameters, ContractErrors errors)
    {
        foreach (var (place, _) in parameters.Where(one => one.Parameter["x-page-number"] is not null).Skip(1))
        {
            errors.Add(ContractErrorId.WrongPageNumber, place,
                "The operation already has a parameter with 'x-page-number'. Keep it on the page number");
        }
    }

    private static void CheckDuplicates(YamlNode container, Contract contract, ContractErrors errors)
    {
        var seen = new List<YamlNode>();
        foreach (var place in container.Under("parameters"))
        {
            if (contract.Resolve(place) is not { Kind: YamlKind.Map } parameter)
            {
                continue;
            }

            if (seen.Any(other => Contract.IsSameParameter(other, parameter)))
            {
                errors.Add(ContractErrorId.DuplicateParameter, place,
                    $"The {parameter["in"]?.Value} parameter '{parameter["name"]?.Value}' is declared twice. "
                    + "Remove one of the two");
            }

            seen.Add(parameter);
        }
    }

    private static void CheckNames(IEnumerable<(YamlNode Place, YamlNode Parameter)> parameters, ContractErrors errors)
    {
        var seen = new Dictionary<string, YamlNode>();
        foreach (var (place, parameter) in parameters)
        {
            if ((parameter["x-originalName"] ?? parameter["name"])?.Text is not { } name)
            {
                continue;
            }

            var dotNetName = DotNetName.ToPascalCase(name);
            if (!DotNetName.IsIdentifier(dotNetName))
            {
                errors.Add(ContractErrorId.ParameterNameCollision, place,
                    $"The parameter '{name}' is not a valid name in C#. Give it a C# name with 'x-originalName'");
            }
            else if (!seen.TryAdd(dotNetName, parameter) && !Contract.IsSameParameter(seen[dotNetName], parameter))
            {
                errors.Add(ContractErrorId.ParameterNameCollision, place,
                    $"The parameters '{seen[dotNetName]["name"]?.Value}' and '{parameter["name"]?.Value}' both become "
                    + $"'{dotNetName}' in C#. Rename one with 'x-originalName'");
            }
        }
    }
}
