using System.Text.RegularExpressions;

namespace Peak.Webapps.Build;

/// <summary>The shapes of plain values, each with its description.</summary>
internal static partial class Shapes
{
    public static readonly Shape Anything = new AnyShape();

    public static readonly Shape Text = new PlainValue(
        "text that is not blank (in quotes if it looks like a number)",
        node => !string.IsNullOrWhiteSpace(node.Text));

    public static readonly Shape Number = new PlainValue("a number", node => node.Kind == YamlKind.Number);

    public static readonly Shape Count = new PlainValue(
        "a whole number from 0",
        node => node.Kind == YamlKind.Number && int.TryParse(node.Value, out var count) && count >= 0);

    public static readonly Shape Flag =
        new PlainValue("true or false", node => node.Kind == YamlKind.Flag && node.Value is "true" or "false");

    public static readonly Shape True = new PlainValue("true (or be omitted)", node => node.IsTrue);

    public static readonly Shape CamelCase =
        new PlainValue("a camelCase C# identifier", node => node.Text is { } text && DotNetName.IsCamelCase(text));

    public static readonly Shape PascalCase =
        new PlainValue("a PascalCase C# identifier", node => node.Text is { } text && DotNetName.IsPascalCase(text));

    public static readonly Shape Pattern = new PlainValue("a regular expression that .NET can read", IsPattern);

    public static readonly Shape ServerPath =
        new PlainValue("a path without host and without '/' at its end, such as /webapps/api/v1", IsServerPath);

    public static readonly Shape Url = new PlainValue(
        "a URL that begins with https:// or http://",
        node => Uri.TryCreate(node.Text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http");

    public static Shape OneOf(params string[] words) =>
        new PlainValue($"one of: {string.Join(", ", words)}", node => node.Text is { } text && words.Contains(text));

    private static bool IsServerPath(YamlNode node) => node.Text is { } text && PlainPath().IsMatch(text);

    internal static bool IsPattern(YamlNode node)
    {
        try
        {
            return node.Text is { } text && Regex.IsMatch("", text) is var _;
        }
        catch (RegexParseException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^(/[A-Za-z0-9._~-]+)+\z")]
    private static partial Regex PlainPath();
}
