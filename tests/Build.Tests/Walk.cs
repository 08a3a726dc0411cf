using System.Text.RegularExpressions;

namespace Build.Tests;

/// <summary>
/// The change of the contract that CONTRIBUTING.md walks through: its edits, its commands and what they are shown to say.
/// build/contract-gate/test/walk.js reads the same, for the commands that need Node.
/// </summary>
internal sealed partial class Walk
{
    private readonly RepositoryCopy _copy;
    private readonly string _release = Repository.LastReleasedVersion;
    private string _lastOutput = "";

    /// <summary>Makes a copy what it was when a version had just been released, and takes the walk's versions for that one and the next.</summary>
    /// <param name="copy">The copy to walk on.</param>
    internal Walk(RepositoryCopy copy)
    {
        _copy = copy;
        copy.Edit("Directory.Build.props", $"<Version>{Repository.Version}</Version>", $"<Version>{_release}</Version>");
        copy.Edit("openapi/webapps.yaml", $"  version: {Repository.Version}\n", $"  version: {_release}\n");
        var changelog = File.ReadAllText(copy.PathOf("CHANGELOG.md"));
        copy.Edit("CHANGELOG.md", changelog[changelog.IndexOf("\n## ", StringComparison.Ordinal)..], changelog[changelog.IndexOf($"\n## {_release}", StringComparison.Ordinal)..]);

        var section = Section().Match(Repository.ReadText("CONTRIBUTING.md").ReplaceLineEndings("\n")).Value;
        var versions = Versions().Match(section).Groups;
        var released = Version.Parse(_release);
        Blocks =
        [
            .. Block().Matches(section
                    .Replace(versions["to"].Value, $"{released.Major}.{released.Minor + 1}.0", StringComparison.Ordinal)
                    .Replace(versions["from"].Value, _release, StringComparison.Ordinal))
                .Select(block => (block.Groups["kind"].Value, block.Groups["text"].Value)),
        ];
    }

    /// <summary>The blocks of the section: diff, sh or text, and what it holds.</summary>
    internal IReadOnlyList<(string Kind, string Text)> Blocks { get; }

    /// <summary>Replays all but what needs Node.</summary>
    internal async Task ReplayAsync()
    {
        foreach (var (kind, text) in Blocks)
        {
            switch (kind)
            {
                case "diff":
                    Apply(text);
                    break;
                case "sh":
                    _lastOutput = await RunAsync(text.TrimEnd('\n').Split('\n'));
                    break;
                default:
                    Expect(text);
                    break;
            }
        }
    }

    private void Apply(string diff)
    {
        var file = diff[4..diff.IndexOf('\n', StringComparison.Ordinal)];
        foreach (var change in diff[(diff.IndexOf('\n', StringComparison.Ordinal) + 1)..].Split("@@\n"))
        {
            var lines = change.TrimEnd('\n').Split('\n');
            _copy.Edit(file, Side(lines, '+'), Side(lines, '-'));
        }
    }

    /// <summary>One side of a change: the lines without those that only the other side has.</summary>
    private static string Side(string[] lines, char other) =>
        string.Concat(lines.Where(line => line.Length == 0 || line[0] != other).Select(line => $"{(line.Length == 0 ? "" : line[1..])}\n"));

    private async Task<string> RunAsync(string[] commands)
    {
        var output = "";
        foreach (var command in commands.Select(line => Command().Match(line)))
        {
            command.Success.Should().BeTrue("each command of the walk is one of dotnet, or for the other replay one of build/ or git");
            if (command.Groups["program"].Value != "dotnet")
            {
                continue;
            }

            var result = await Dotnet.RunAsync(
                _copy.Folder, command.Groups["arguments"].Value.Split(' '), [(command.Groups["variable"].Value, command.Groups["value"].Value)]);
            output += (command.Groups["fails"].Success ? result.ShouldFail() : result.ShouldSucceed()).Output;
        }

        return output;
    }

    private void Expect(string lines)
    {
        if (_lastOutput.Length > 0)
        {
            lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().AllSatisfy(line => _lastOutput.Should().Contain(line.Trim()));
        }
    }

    [GeneratedRegex(@"^### One change, from edit to release candidate\n.*?(?=^##)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^-    <Version>(?<from>.*)</Version>\n\+    <Version>(?<to>.*)</Version>$", RegexOptions.Multiline)]
    private static partial Regex Versions();

    [GeneratedRegex(@"^```(?<kind>diff|sh|text)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^((?<variable>\w+)=(?<value>\w+) )?(?<program>dotnet|git|build/\w+)( (?<arguments>[^#]*?))?(?<fails> # fails)?$")]
    private static partial Regex Command();
}
