using System.Text.RegularExpressions;

namespace Peak.Webapps.Build.Rules;

/// <summary>The placeholders of a path are its path parameters.</summary>
internal static partial class Paths
{
    public static void Check(Contract contract, ContractErrors errors)
    {
        foreach (var path in contract.All(Part.PathItem))
        {
            var placeholders = Placeholder().Matches(path.Key).Select(match => match.Groups[1].Value).ToList();
            if (!Template().IsMatch(path.Key) || placeholders.Distinct().Count() != placeholders.Count)
            {
                errors.Add(ContractErrorId.MalformedPath, path,
                    $"'{path.Key}' is not a path. A path begins with '/' and has each placeholder once, as in "
                    + $"/webapps/{{webappId}}");
                continue;
            }

            var operations = path.Children.Where(child => contract.All(Part.Operation).Contains(child)).ToList();
            foreach (var placeholder in placeholders)
            {
                CheckIsDeclared(placeholder, path, operations, contract, errors);
            }

            CheckAreInTemplate(path, placeholders, contract.ParametersOf(path), errors);
            foreach (var operation in operations)
            {
                CheckAreInTemplate(path, placeholders, contract.ParametersOf(operation), errors);
            }
        }
    }

    private static void CheckIsDeclared(
        string placeholder, YamlNode path, List<YamlNode> operations, Contract contract, ContractErrors errors)
    {
        bool Declares(YamlNode operation) => contract.ParametersOf(operation)
            .Any(one => one.Parameter["in"]?.Value == "path" && one.Parameter["name"]?.Value == placeholder);

        var without = operations.Where(operation => !Declares(operation)).Select(operation => operation.Key).ToList();
        if (without.Count > 0)
        {
            errors.Add(ContractErrorId.UndeclaredPathParameter, path,
                $"'{{{placeholder}}}' of the path is not among the parameters of {string.Join(", ", without)}. "
                + "Declare it with 'in: path'");
        }
    }

    private static void CheckAreInTemplate(
        YamlNode path,
        List<string> placeholders,
        IEnumerable<(YamlNode Place, YamlNode Parameter)> parameters,
        ContractErrors errors)
    {
        foreach (var (place, parameter) in parameters.Where(one => one.Parameter["in"]?.Value == "path"))
        {
            if (parameter["name"]?.Text is { } name && !placeholders.Contains(name))
            {
                errors.Add(ContractErrorId.UnknownPathParameter, place,
                    $"The path parameter '{name}' has no place in {path.Key}{Spelling.Suggest(name, placeholders)}");
            }
        }
    }

    [GeneratedRegex(@"^(/([^/{}?#\s]|\{[^/{}?#\s]+\})*)+\z")]
    private static partial Regex Template();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
