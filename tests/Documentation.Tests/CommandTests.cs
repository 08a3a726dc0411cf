using System.Text.RegularExpressions;

namespace Documentation.Tests;

/// <summary>Commands that a document shows are there, with the options that it shows.</summary>
public sealed partial class CommandTests
{
    public static TheoryData<string> Documents =>
        [.. Repository.Documents.Where(document => Commands(document).Any()).Select(document => document.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Commands_name_scripts_projects_and_options_that_are_there(string path)
    {
        foreach (var command in Commands(Repository.Document(path)))
        {
            foreach (var argument in command.Split(' ').Where(argument => RepositoryPath().IsMatch(argument)))
            {
                Repository.Exists(argument).Should().BeTrue("{0} shows: {1}", path, command);
            }

            var words = command.Split(' ').SkipWhile(word => word.Contains('=', StringComparison.Ordinal)).ToArray();
            if (words[0].StartsWith("build/", StringComparison.Ordinal) && File.Exists(Repository.PathOf(words[0])))
            {
                var script = Repository.Read(words[0]);
                foreach (var option in words.TakeWhile(word => word != "#").Where(word => word.StartsWith("--", StringComparison.Ordinal)))
                {
                    script.Should().Contain(option, "{0} shows: {1}", path, command);
                }
            }
        }
    }

    [Fact]
    public void The_readme_shows_the_two_commands_that_a_newcomer_runs() =>
        Commands(Repository.Document("README.md")).Should().Contain(["dotnet run --project samples/Quickstart", "dotnet test", "build/test-all"]);

    /// <summary>The lines of shell blocks, and what looks like a command in inline code.</summary>
    private static IEnumerable<string> Commands(MarkdownDocument document) =>
        document.Blocks.Where(block => block.Language == "sh").SelectMany(block => block.Code.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Concat(InlineCommand().Matches(document.Text).Select(match => match.Groups["command"].Value))
            .Where(command => !command.StartsWith('#'));

    [GeneratedRegex(@"`(?<command>(?:[A-Z_]+=\S+ )?(?:build/[a-z-]+|\.ci/run|dotnet (?:run|test|build|pack|format))(?: [^`\n]*)?)`")]
    private static partial Regex InlineCommand();

    [GeneratedRegex(@"^(?:build|samples|tests|src|docs|openapi|\.ci)/[\w./-]+$")]
    private static partial Regex RepositoryPath();
}
