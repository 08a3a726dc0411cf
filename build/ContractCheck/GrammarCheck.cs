using System.Text;

namespace Peak.Webapps.Build;

/// <summary>Compares a document with the <see cref="Grammar" /> and collects its parts for the rules.</summary>
internal sealed class GrammarCheck
{
    private readonly Contract _contract;
    private readonly ContractErrors _errors;

    private GrammarCheck(Contract contract, ContractErrors errors)
    {
        _contract = contract;
        _errors = errors;
    }

    public static Contract Check(YamlNode root, ContractErrors errors)
    {
        var contract = new Contract(root);
        new GrammarCheck(contract, errors).VisitPart(root, Part.Document);
        return contract;
    }

    private void Visit(YamlNode node, Shape shape, string whenWrong)
    {
        switch (shape)
        {
            case PlainValue plain when !plain.Fits(node):
                _errors.Add(whenWrong, node, $"{Name(node)} is {Quote(node)} but must be {plain.Name}");
                break;
            case PartOf { Part: var part } when IsOf(YamlKind.Map, node, whenWrong):
                VisitPart(node, part);
                break;
            case ListOf { Items: var items } when IsOf(YamlKind.List, node, whenWrong):
                VisitAll(node, items, whenWrong);
                break;
            case MapOf { Values: var values } when IsOf(YamlKind.Map, node, whenWrong):
                VisitAll(node, values, whenWrong);
                break;
            case FlagOr { Otherwise: var otherwise }:
                Visit(node, node.Kind == YamlKind.Flag ? Shapes.Flag : otherwise, whenWrong);
                break;
            case Unsupported uncovered:
                _errors.Add(uncovered.ContractErrorId, node, $"'{node.Key}' is not supported here. {uncovered.Fix}");
                break;
        }
    }

    private void VisitAll(YamlNode container, Shape shape, string whenWrong)
    {
        foreach (var child in container.Children)
        {
            Visit(child, shape, whenWrong);
        }
    }

    private void VisitPart(YamlNode node, Part part)
    {
        if (node["$ref"] is not null && Grammar.SectionOf(part) is not null)
        {
            VisitReference(node, part);
            return;
        }

        _contract.Add(part, node);
        var keywords = Grammar.KeywordsOf(part);
        foreach (var child in node.Children)
        {
            if (!keywords.TryGetValue(child.Key, out var keyword))
            {
                AddUnknown(child, part, keywords.Keys);
            }
            else if (keyword.WhenMissing is null || !IsBlank(child))
            {
                Visit(child, keyword.Shape, keyword.WhenWrong);
            }
        }

        foreach (var (name, keyword) in keywords.Where(keyword => keyword.Value.WhenMissing is not null))
        {
            if (node[name] is not { } value || IsBlank(value))
            {
                _errors.Add(keyword.WhenMissing!, node, $"This {Words(part)} has no '{name}'. Add it");
            }
        }
    }

    private void VisitReference(YamlNode node, Part part)
    {
        _contract.Add(new Reference(node, part));
        foreach (var beside in node.Children.Where(child => child.Key != "$ref"))
        {
            _errors.Add(ContractErrorId.KeywordBesideReference, beside,
                $"'{beside.Key}' is beside a $ref, where OpenAPI 3.0 ignores it. Move it to the target of the $ref");
        }
    }

    private void AddUnknown(YamlNode node, Part part, IEnumerable<string> known)
    {
        if (!Grammar.IsExtension(node.Key))
        {
            _errors.Add(ContractErrorId.UnknownKeyword, node,
                $"'{node.Key}' is not a keyword of this {Words(part)}{Spelling.Suggest(node.Key, known)}");
        }
        else if (Grammar.Extensions.Contains(node.Key))
        {
            var places = string.Join(" or ", Grammar.PartsWith(node.Key).Select(Words));
            _errors.Add(ContractErrorId.MisplacedExtension, node,
                $"'{node.Key}' has no effect in this {Words(part)}. It belongs to: {places}");
        }
        else
        {
            _errors.Add(ContractErrorId.UnknownExtension, node,
                $"Nothing reads the extension '{node.Key}'{Spelling.Suggest(node.Key, Grammar.Extensions)}");
        }
    }

    private bool IsOf(YamlKind kind, YamlNode node, string whenWrong)
    {
        if (node.Kind == kind)
        {
            return true;
        }

        var needed = kind == YamlKind.Map ? "a map of keys and values" : "a list";
        _errors.Add(whenWrong, node, $"{Name(node)} is {Quote(node)} but must be {needed}");
        return false;
    }

    private static bool IsBlank(YamlNode node) =>
        node.Kind is not (YamlKind.Map or YamlKind.List) && string.IsNullOrWhiteSpace(node.Value);

    private static string Name(YamlNode node) =>
        node.Parent is { Kind: YamlKind.List } list ? $"Item {node.Key} of '{list.Key}'" : $"'{node.Key}'";

    private static string Quote(YamlNode node) => node.Kind switch
    {
        YamlKind.Map => "a map",
        YamlKind.List => "a list",
        YamlKind.Text => $"'{node.Value}'",
        _ => node.Value.Length == 0 ? "empty" : node.Value,
    };

    /// <summary>The kind of a part in words: "request body" for RequestBody.</summary>
    private static string Words(Part part)
    {
        var words = new StringBuilder();
        foreach (var letter in part.ToString())
        {
            words.Append(char.IsUpper(letter) && words.Length > 0 ? " " : "").Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
