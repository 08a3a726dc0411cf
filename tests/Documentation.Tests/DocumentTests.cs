using System.Text.RegularExpressions;

namespace Documentation.Tests;

public sealed partial class DocumentTests
{
    private static string[] Documents => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Documents"), "*.md");

    [Fact]
    public void Every_block_of_csharp_is_compiled_and_run_word_for_word()
    {
        var regions = Region().Matches(Read("Snippets.cs")).Select(match => Dedented(match.Groups["code"].Value)).ToList();
        var blocks = Documents.SelectMany(path => CSharpBlock().Matches(File.ReadAllText(path))).Select(match => match.Groups["code"].Value.Trim('\n')).ToList();

        blocks.Should().NotBeEmpty().And.OnlyContain(block => regions.Contains(block));
        regions.Should().BeSubsetOf(blocks, "a snippet that no document shows is to go");
    }

    [Fact]
    public void The_gate_calls_the_very_commands_of_the_readme()
    {
        var commands = ShellBlock().Matches(Read("README.md"))
            .SelectMany(match => match.Groups["code"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Where(command => command.StartsWith("dotnet run", StringComparison.Ordinal) || command.StartsWith("dotnet test", StringComparison.Ordinal))
            .ToList();

        commands.Should().BeEquivalentTo("dotnet run --project samples/Quickstart", "dotnet test");
        Read("ci-run").Split('\n').Select(line => line.Trim()).Should().Contain(commands, "each stands on a line of its own");
    }

    [Fact]
    public void Every_error_of_the_contract_check_is_explained()
    {
        var told = ErrorId().Matches(Read("FaultId.cs")).Select(match => match.Value).Distinct();
        var explained = ErrorRow().Matches(Read("CONTRIBUTING.md")).Select(match => match.Groups["id"].Value);

        explained.Should().Equal(told.Order());
    }

    [Fact]
    public void Links_inside_the_documents_lead_somewhere()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Documents");
        var files = Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Append("LICENSE")
            .ToList();

        foreach (var document in Documents)
        {
            var text = File.ReadAllText(document);
            var headings = Heading().Matches(text).Select(match => Anchor(match.Groups["title"].Value)).ToList();
            foreach (var target in Link().Matches(text).Select(match => match.Groups["target"].Value))
            {
                if (target.StartsWith('#'))
                {
                    headings.Should().Contain(target[1..], "{0} links to it", Path.GetFileName(document));
                }
                else if (!target.Contains(':', StringComparison.Ordinal))
                {
                    files.Should().Contain(target, "{0} links to it", Path.GetFileName(document));
                }
            }
        }
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", name)).ReplaceLineEndings("\n");

    private static string Dedented(string code)
    {
        var lines = code.Trim('\n').Split('\n');
        var indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..].TrimEnd() : "")).Trim('\n');
    }

    private static string Anchor(string heading) =>
        NoAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"#region [^\n]+\n(?<code>.*?)\n\s*#endregion", RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"```sh\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"PWC\d{3}")]
    private static partial Regex ErrorId();

    [GeneratedRegex(@"^\| (?<id>PWC\d{3}) \|", RegexOptions.Multiline)]
    private static partial Regex ErrorRow();

    [GeneratedRegex("[^a-z0-9 _-]")]
    private static partial Regex NoAnchor();
}
