namespace Peak.Webapps.Build;

/// <summary>A node of the contract with its position in the text and in the document.</summary>
internal sealed class YamlNode(YamlKind kind, string value, Position at, YamlNode? parent, string key)
{
    private readonly List<YamlNode> _children = [];

    public YamlKind Kind { get; } = kind;

    /// <summary>A scalar as it is written; empty for maps and lists.</summary>
    public string Value { get; } = value;

    /// <summary>The position of the node's key, or of the node itself when it has no key.</summary>
    public Position At { get; } = at;

    public YamlNode? Parent { get; } = parent;

    /// <summary>The key in the parent map, or the index in the parent list.</summary>
    public string Key { get; } = key;

    /// <summary>A map's values or a list's items, in the order of the text.</summary>
    public IReadOnlyList<YamlNode> Children => _children;

    public string? Text => Kind == YamlKind.Text ? Value : null;

    public bool IsTrue => this is { Kind: YamlKind.Flag, Value: "true" };

    /// <summary>The items of a list that are texts.</summary>
    public IEnumerable<string> Texts => Children.Select(child => child.Text).OfType<string>();

    public YamlNode? this[string key] =>
        Kind == YamlKind.Map ? _children.Find(child => child.Key == key) : null;

    /// <summary>The children of a key's value; empty when the key is missing.</summary>
    public IReadOnlyList<YamlNode> Under(string key) => this[key]?.Children ?? [];

    /// <summary>The JSON pointer of the node.</summary>
    public string Pointer => Parent is null ? "#" : $"{Parent.Pointer}/{Key.Replace("~", "~0").Replace("/", "~1")}";

    public void Add(YamlNode child) => _children.Add(child);

    /// <summary>The target of a JSON pointer, or the last existing node on its path.</summary>
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

internal enum YamlKind
{
    Map,
    List,
    Text,
    Number,
    Flag,
    Null,
}
