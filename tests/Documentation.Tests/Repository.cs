using System.Reflection;

namespace Documentation.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] NotInGit =
        ["bin", "obj", "node_modules", "artifacts", "TestResults", "StrykerOutput", "BenchmarkDotNet.Artifacts", ".git", ".vs", ".idea"];

    internal static string Folder { get; } = Metadata("Repository");

    internal static string Url { get; } = Metadata("ProjectUrl");

    internal static string Version { get; } = Metadata("Version");

    internal static string TargetingPacks { get; } = Metadata("TargetingPacks");

    /// <summary>All Markdown files, in the order of their paths.</summary>
    internal static IReadOnlyList<MarkdownDocument> Documents { get; } =
        [.. FilesBelow("").Where(path => path.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(path => new MarkdownDocument(path))];

    internal static MarkdownDocument Document(string path) => Documents.Single(document => document.Path == path);

    internal static string PathOf(string relative) => Path.Combine(Folder, relative);

    internal static string Read(string relative) => File.ReadAllText(PathOf(relative)).ReplaceLineEndings("\n");

    internal static bool Exists(string relative) => File.Exists(PathOf(relative)) || Directory.Exists(PathOf(relative));

    /// <summary>The folders directly below a folder, as paths from the top of the repository; build output is left out.</summary>
    internal static IReadOnlyList<string> FoldersIn(string relative) =>
        [.. Directory.GetDirectories(PathOf(relative)).Select(Path.GetFileName).OfType<string>()
            .Where(name => !NotInGit.Contains(name)).Order(StringComparer.Ordinal).Select(name => Join(relative, name))];

    internal static IEnumerable<string> FilesBelow(string relative) =>
        Directory.GetFiles(PathOf(relative)).Select(path => Join(relative, Path.GetFileName(path)))
            .Concat(FoldersIn(relative).SelectMany(FilesBelow));

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value ?? "";
}
