using System.Text.RegularExpressions;

namespace Documentation.Tests;

/// <summary>The drawing of the layout in CONTRIBUTING.md is what the folders are.</summary>
public sealed partial class LayoutTests
{
    // Below these, each folder has a line of its own.
    private static readonly string[] Parents = ["", "build", "docs", "samples", "src", "src/Peak.Webapps", "tests"];

    [Fact]
    public void The_drawing_has_a_line_for_each_folder_and_says_what_it_holds()
    {
        var lines = DrawnFolders();

        var folders = Parents.SelectMany(Repository.FoldersIn).ToList();

        folders.Except(lines.Keys).Should().BeEmpty("each folder has a line");
        lines.Keys.Except(folders).Should().BeEmpty("each line is of a folder");
        lines.Should().OnlyContain(line => line.Value.Length > 0);
    }

    [Fact]
    public void The_drawing_names_the_solution() =>
        Drawing().Should().Contain(Path.GetFileName(Directory.GetFiles(Repository.Folder, "*.sln").Single()));

    private static string Drawing() =>
        Repository.Document("CONTRIBUTING.md").Blocks.First(block => block.Language == "text").Code;

    /// <summary>What is said of each folder. A folder stands two columns right of the folder that it is in.</summary>
    private static Dictionary<string, string> DrawnFolders()
    {
        var folders = new Dictionary<string, string>();
        var parents = new List<string>();
        foreach (var match in FolderLine().Matches(Drawing()).Cast<Match>())
        {
            var depth = match.Groups["indent"].Length / 2;
            var path = string.Join('/', [.. parents.Take(depth), match.Groups["name"].Value]);
            parents = [.. parents.Take(depth), match.Groups["name"].Value];
            folders.Add(path, match.Groups["purpose"].Value.Trim());
        }

        return folders;
    }

    [GeneratedRegex(@"^(?<indent> *)(?<name>[\w.-]+)/(?<purpose>.*)$", RegexOptions.Multiline)]
    private static partial Regex FolderLine();
}
