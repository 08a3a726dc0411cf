using System.Globalization;
using System.Text.RegularExpressions;

namespace Peak.Webapps.Build.Rules;

/// <summary>An example conforms to its schema: the fake returns it and the contract tests send it.</summary>
internal static class Examples
{
    public static void Check(Contract contract, ContractErrors errors)
    {
        var fit = new Fit(contract, errors);
        foreach (var place in contract.All(Part.MediaType, Part.Parameter).Where(place => place["example"] is not null))
        {
            fit.Check(place["example"]!, place["schema"]);
        }

        foreach (var schema in contract.All(Schemas.Kinds).Where(schema => schema["example"] is not null))
        {
            fit.Check(schema["example"]!, schema);
        }
    }

    private sealed class Fit(Contract contract, ContractErrors errors)
    {
        public void Check(YamlNode example, YamlNode? place)
        {
            if (contract.Resolve(place) is not { } schema || schema["type"]?.Text is not { } type)
            {
                return;
            }

            if (example.Kind == YamlKind.Null)
            {
                Demand(schema["nullable"] is { IsTrue: true }, example, "it is null but not 'nullable: true'");
                return;
            }

            switch (type)
            {
                case "string":
                    CheckText(example, schema);
                    break;
                case "integer" or "number":
                    CheckNumber(example, schema, type);
                    break;
                case "boolean":
                    Demand(example.Kind == YamlKind.Flag, example, "it is not true or false");
                    break;
                case "array" when Demand(example.Kind == YamlKind.List, example, "it is not a list"):
                    CheckItems(example, schema);
                    break;
                case "object" when Demand(example.Kind == YamlKind.Map, example, "it is not a map"):
                    CheckProperties(example, schema);
                    break;
            }
        }

        private void CheckText(YamlNode example, YamlNode schema)
        {
            if (!Demand(example.Kind == YamlKind.Text, example, "it is not text (put it in quotes)"))
            {
                return;
            }

            var text = example.Value;
            var isListed = schema["enum"] is not { } values || values.Texts.Contains(text);
            Demand(isListed, example, $"'{text}' is not among the enum's values");
            Demand(schema["format"]?.Value != "date-time" || IsDateTime(text), example, $"'{text}' is not a date-time");
            DemandBounds(text.Length, example, schema, "minLength", "maxLength");
            Demand(IsMatch(text, schema["pattern"]), example, "it does not match 'pattern'");
        }

        private void CheckNumber(YamlNode example, YamlNode schema, string type)
        {
            if (!Demand(Number(example) is not null, example, "it is not a number"))
            {
                return;
            }

            var number = Number(example)!.Value;
            Demand(type == "number" || number == decimal.Truncate(number), example, "it is not a whole number");
            var fits = schema["format"]?.Value != "int32" || number is >= int.MinValue and <= int.MaxValue;
            Demand(fits, example, "it does not fit into int32");
            DemandBounds(number, example, schema, "minimum", "maximum");
        }

        private void CheckItems(YamlNode example, YamlNode schema)
        {
            DemandBounds(example.Children.Count, example, schema, "minItems", "maxItems");
            foreach (var item in example.Children)
            {
                Check(item, schema["items"]);
            }
        }

        private void CheckProperties(YamlNode example, YamlNode schema)
        {
            var (properties, additional) = (schema["properties"], schema["additionalProperties"]);
            foreach (var required in schema["required"]?.Texts.Where(name => properties?[name] is not null) ?? [])
            {
                Demand(example[required] is not null, example, $"it lacks the required '{required}'");
            }

            // OpenAPI allows unknown properties by default; in an example they are most likely a mistake.
            var isOpen = properties is null || additional is { Kind: YamlKind.Map } or { IsTrue: true };
            foreach (var child in example.Children)
            {
                var property = properties?[child.Key];
                var known = schema.Under("properties").Select(other => other.Key);
                if (Demand(isOpen || property is not null, child,
                    $"its schema has no property '{child.Key}'{Spelling.Suggest(child.Key, known)}"))
                {
                    Check(child, property ?? additional);
                }
            }
        }

        private bool Demand(bool condition, YamlNode example, string problem)
        {
            if (!condition)
            {
                errors.Add(ContractErrorId.InvalidExample, example, $"The example does not conform to its schema: {problem}");
            }

            return condition;
        }

        private void DemandBounds(decimal size, YamlNode example, YamlNode schema, string least, string most)
        {
            Demand(Bound(schema, least) is not { } lower || size >= lower, example, $"{size} is less than '{least}'");
            Demand(Bound(schema, most) is not { } upper || size <= upper, example, $"{size} is more than '{most}'");
        }

        private static bool IsMatch(string text, YamlNode? pattern) =>
            pattern is null || !Shapes.IsPattern(pattern) || Regex.IsMatch(text, pattern.Value);

        private static bool IsDateTime(string text) =>
            text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);

        private static decimal? Bound(YamlNode schema, string keyword) =>
            schema[keyword] is { } bound ? Number(bound) : null;

        private static decimal? Number(YamlNode node) =>
            node.Kind == YamlKind.Number
            && decimal.TryParse(node.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
    }
}
