namespace Build.Tests;

/// <summary>A copy of the repository's sources, in a folder whose name has a space, that a test may change and build.</summary>
public sealed class RepositoryCopy : IDisposable
{
    private static readonly string[] LeftOut = [".git", "bin", "obj", "artifacts", "node_modules", "TestResults", ".vs", ".idea"];

    public RepositoryCopy()
    {
        Folder = Directory.CreateTempSubdirectory("peak webapps ").FullName;
        Copy(Repository.Folder, Folder);
    }

    internal string Folder { get; }

    internal string Contract => PathOf("openapi/webapps.yaml");

    internal string GeneratedCode => PathOf("src/Peak.Webapps/obj/Webapps.g.cs");

    internal string PathOf(string relative) => Path.Combine(Folder, relative);

    internal Task<DotnetResult> DotnetAsync(params string[] arguments) => Dotnet.RunAsync(Folder, arguments);

    /// <summary>Packs the packages only: the other projects are not restored or built.</summary>
    internal async Task PackAsync(string output)
    {
        foreach (var id in PackageFeed.Ids)
        {
            (await DotnetAsync("pack", $"src/{id}", "-o", output)).ShouldSucceed();
        }
    }

    /// <summary>Replaces a text in a file of the copy; the file must contain it.</summary>
    internal void Edit(string relative, string old, string with)
    {
        var path = PathOf(relative);
        var text = File.ReadAllText(path);
        text.Should().Contain(old, "the test edits this text of {0}", relative);
        File.WriteAllText(path, text.Replace(old, with, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.GetDirectories(from).Where(folder => !LeftOut.Contains(Path.GetFileName(folder))))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
