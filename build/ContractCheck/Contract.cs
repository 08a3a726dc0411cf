namespace Peak.Webapps.Build;

/// <summary>The contract as the rules read it: its parts by kind, and its references with their targets.</summary>
internal sealed class Contract(YamlNode root)
{
    private readonly Dictionary<Part, List<YamlNode>> _parts = [];
    private readonly List<Reference> _references = [];

    public YamlNode Root { get; } = root;

    public IReadOnlyList<Reference> References => _references;

    /// <summary>The parts of these kinds in the whole contract, without references.</summary>
    public IEnumerable<YamlNode> All(params Part[] parts) =>
        parts.SelectMany(part => _parts.GetValueOrDefault(part, []));

    public void Add(Part part, YamlNode node)
    {
        if (!_parts.TryGetValue(part, out var nodes))
        {
            _parts[part] = nodes = [];
        }

        nodes.Add(node);
    }

    public void Add(Reference reference) => _references.Add(reference);

    /// <summary>The values of a keyword in the parts of these kinds.</summary>
    public IEnumerable<YamlNode> Values(string keyword, params Part[] parts) =>
        All(parts).Select(part => part[keyword]).OfType<YamlNode>();

    /// <summary>The components of a section, such as "schemas".</summary>
    public IReadOnlyList<YamlNode> Components(string section) => Root["components"]?.Under(section) ?? [];

    /// <summary>The node itself, or the target of its references; null when there is none.</summary>
    public YamlNode? Resolve(YamlNode? node)
    {
        var passed = new HashSet<YamlNode>();
        while (node?["$ref"] is { } target)
        {
            var (next, found) = Root.Follow(target.Value);
            if (!found || !target.Value.StartsWith("#/", StringComparison.Ordinal) || !passed.Add(node))
            {
                return null;
            }

            node = next;
        }

        return node;
    }

    /// <summary>The parameters of an operation, its path's ones included: where each stands and what it is.</summary>
    public IEnumerable<(YamlNode Place, YamlNode Parameter)> ParametersOf(YamlNode operation)
    {
        var own = ResolveAll(operation["parameters"]);
        return ResolveAll(operation.Parent?["parameters"])
            .Where(inherited => !own.Any(other => IsSameParameter(inherited.Value, other.Value)))
            .Concat(own);
    }

    public static bool IsSameParameter(YamlNode one, YamlNode other) =>
        one["name"]?.Value == other["name"]?.Value && one["in"]?.Value == other["in"]?.Value;

    /// <summary>The maps under a node: where each stands and, references aside, what it is.</summary>
    public IReadOnlyList<(YamlNode Place, YamlNode Value)> ResolveAll(YamlNode? container) =>
        [.. from place in container?.Children ?? []
            let value = Resolve(place)
            where value is { Kind: YamlKind.Map }
            select (place, value)];
}

/// <summary>A reference to a component, and the kind of part that it must lead to.</summary>
internal sealed record Reference(YamlNode Place, Part Part)
{
    public YamlNode Target => Place["$ref"]!;
}

/// <summary>The kinds of objects in an OpenAPI document.</summary>
internal enum Part
{
    Document,
    Info,
    Contact,
    License,
    Server,
    Tag,
    ExternalDocumentation,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    Response,
    MediaType,
    Components,
    SecurityScheme,
    NamedSchema,
    Property,
    InlineSchema,
}
