using System.Text.RegularExpressions;

namespace Documentation.Tests;

/// <summary>A Markdown file of the repository: its fenced blocks, headings and links.</summary>
internal sealed partial class MarkdownDocument
{
    internal MarkdownDocument(string path)
    {
        Path = path;
        Text = Repository.Read(path);
        Blocks = [.. Fence().Matches(Text).Select(ToBlock)];
        Prose = InlineCode().Replace(Fence().Replace(Text, ""), "");
        Anchors = [.. Heading().Matches(Fence().Replace(Text, "")).Select(match => Anchor(match.Groups["title"].Value))];
        Links = [.. Link().Matches(Prose).Select(match => match.Groups["target"].Value)];
    }

    /// <summary>From the top of the repository.</summary>
    internal string Path { get; }

    internal string Text { get; }

    /// <summary>The text without fenced blocks and inline code.</summary>
    internal string Prose { get; }

    internal IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>What a link to a heading ends with, as GitHub makes it.</summary>
    internal IReadOnlyList<string> Anchors { get; }

    internal IReadOnlyList<string> Links { get; }

    public override string ToString() => Path;

    private CodeBlock ToBlock(Match match)
    {
        var line = Text.AsSpan(0, match.Index).Count('\n') + 1;
        var info = match.Groups["info"].Value.Split(' ', 2);
        var before = Text[..match.Index].TrimEnd();
        return new CodeBlock($"{Path}:{line}", info[0], info.ElementAtOrDefault(1) ?? "", match.Groups["code"].Value, before[(before.LastIndexOf('\n') + 1)..]);
    }

    private static string Anchor(string heading) => NotInAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^```(?<info>[^\n]*)\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex("^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("[^a-z0-9 _-]")]
    private static partial Regex NotInAnchor();
}
