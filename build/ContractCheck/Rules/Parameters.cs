namespace Peak.Webapps.Build.Rules;

/// <summary>Parameters are of kinds that the templates can send, under names that C# can tell apart.</summary>
internal static class Parameters
{
    private static readonly string[] Scalars = ["string", "integer", "number", "boolean"];

    public static void Check(Contract contract, Faults faults)
    {
        foreach (var parameter in contract.All(Part.Parameter))
        {
            CheckLocation(parameter, faults);
            CheckType(parameter, contract, faults);
            CheckPageNumber(parameter, contract, faults);
        }

        foreach (var container in contract.All(Part.Operation, Part.PathItem))
        {
            CheckDuplicates(container, contract, faults);
        }

        foreach (var operation in contract.All(Part.Operation))
        {
            CheckNames(contract.ParametersOf(operation), faults);
            CheckSinglePageNumber(contract.ParametersOf(operation), faults);
        }
    }

    private static void CheckLocation(YamlNode parameter, Faults faults)
    {
        if (parameter["in"] is { Value: "header" or "cookie" } location)
        {
            faults.Add(FaultId.NotCovered, location,
                $"A parameter in a {location.Value} is not covered. Use 'in: query', or leave it to the session");
        }

        if (parameter["in"] is not { Value: "path" })
        {
            return;
        }

        if (parameter["required"] is not { IsTrue: true })
        {
            faults.Add(FaultId.OptionalPathParameter, parameter["required"] ?? parameter,
                $"The path parameter '{parameter["name"]?.Value}' is not required, but no path works without it. "
                + "Write 'required: true'");
        }

        foreach (var keyword in parameter.Children.Where(child => child.Key is "style" or "explode"))
        {
            faults.Add(FaultId.NotCovered, keyword, $"'{keyword.Key}' is not covered for a path parameter. Remove it");
        }
    }

    private static void CheckType(YamlNode parameter, Contract contract, Faults faults)
    {
        var (schema, location) = (contract.Resolve(parameter["schema"]), parameter["in"]?.Value);
        var type = schema?["type"]?.Text;
        if (type is null || location is not ("path" or "query"))
        {
            return;
        }

        if (location == "path" && type != "string")
        {
            faults.Add(FaultId.UncoveredParameterType, parameter["schema"]!,
                $"A path parameter of type {type} is not covered: the client checks it as text. Use 'type: string'");
        }
        else if (type == "object")
        {
            faults.Add(FaultId.UncoveredParameterType, parameter["schema"]!,
                "An object in a query is not covered. Make each of its properties a parameter");
        }
        else if (type == "array"
            && contract.Resolve(schema!["items"])?["type"]?.Text is { } item
            && !Scalars.Contains(item))
        {
            faults.Add(FaultId.UncoveredParameterType, parameter["schema"]!,
                $"A query array of items of type {item} is not covered. Use items of one plain value");
        }
    }

    private static void CheckPageNumber(YamlNode parameter, Contract contract, Faults faults)
    {
        var isQueried = parameter["in"]?.Value == "query";
        var isInteger = contract.Resolve(parameter["schema"])?["type"]?.Value == "integer";
        if (parameter["x-page-number"] is { IsTrue: true } mark && !(isQueried && isInteger))
        {
            faults.Add(FaultId.WrongPageNumber, mark, "'x-page-number' belongs on an integer parameter of the query");
        }
    }

    private static void CheckSinglePageNumber(
        IEnumerable<(YamlNode Place, YamlNode Parameter)> parameters, Faults faults)
    {
        foreach (var (place, _) in parameters.Where(one => one.Parameter["x-page-number"] is not null).Skip(1))
        {
            faults.Add(FaultId.WrongPageNumber, place,
                "The operation already has a parameter with 'x-page-number'. Keep it on the one that counts pages");
        }
    }

    private static void CheckDuplicates(YamlNode container, Contract contract, Faults faults)
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
                faults.Add(FaultId.DuplicateParameter, place,
                    $"The {parameter["in"]?.Value} parameter '{parameter["name"]?.Value}' is declared twice. "
                    + "Remove one of the two");
            }

            seen.Add(parameter);
        }
    }

    private static void CheckNames(IEnumerable<(YamlNode Place, YamlNode Parameter)> parameters, Faults faults)
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
                faults.Add(FaultId.ParameterNameCollision, place,
                    $"The parameter '{name}' cannot be named so in C#. Give it a C# name with 'x-originalName'");
            }
            else if (!seen.TryAdd(dotNetName, parameter) && !Contract.IsSameParameter(seen[dotNetName], parameter))
            {
                faults.Add(FaultId.ParameterNameCollision, place,
                    $"The parameters '{seen[dotNetName]["name"]?.Value}' and '{parameter["name"]?.Value}' both become "
                    + $"'{dotNetName}' in C#. Tell them apart with 'x-originalName'");
            }
        }
    }
}
