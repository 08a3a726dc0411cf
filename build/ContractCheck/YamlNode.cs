namespace Peak.Webapps.Build;

/// <summary>A node of the contract that knows where it stands in the text and in the document.</summary>
internal sealed class YamlNode(YamlKind kind, string value, Position at, YamlNode? parent, string key)
{
    private readonly List<YamlNode> _children = [];

    public YamlKind Kind { get; } = kind;

    /// <summary>A scalar as it is written; empty for maps and lists.</summary>
    public string Value { get; } = value;

    /// <summary>Where the node's key stands, or the node itself when it has none.</summary>
    public Position At { get; } = at;

    public YamlNode? Parent { get; } = parent;

    /// <summary>The key in the parent map, or the index in the parent list.</summary>
    public string Key { get; } = key;

    /// <summary>A map's values or a list's items, in the order of the text.</summary>
    public IReadOnlyList<YamlNode> Children => _children;

    public string? Text => Kind == YamlKind.Text ? Value : null;

    public bool IsTrue => this is { Kind: YamlKind.Flag, Value: "true" };

    /// <summary>The texts of a list; what is no text is left out.</summary>
    public IEnumerable<string> Texts => Children.Select(child => child.Text).OfType<string>();

    public YamlNode? this[string key] =>
        Kind == YamlKind.Map ? _children.Find(child => child.Key == key) : null;

    /// <summary>What stands under a key, if anything does.</summary>
    public IReadOnlyList<YamlNode> Under(string key) => this[key]?.Children ?? [];

    /// <summary>The place in the document as a JSON pointer.</summary>
    public string Pointer => Parent is null ? "#" : $"{Parent.Pointer}/{Key.Replace("~", "~0").Replace("/", "~1")}";

    public void Add(YamlNode child) => _children.Add(child);

    /// <summary>What a JSON pointer leads to, or the last node on the way that exists.</summary>
    public (YamlNode Node, bool Found) Follow(string pointer)
    {
        var node = this;
        foreach (var step in pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var key = Uri.UnescapeDataString(step).Replace("~1", "/").Replace("~0", "~");
            if (node._children.Find(child => child.Key == key) is not { } next)
            {
                return (node, false);
            }

            node = next;
        }

        return (node, true);
    }
}
