namespace Build.Tests;

/// <summary>A folder with the packages: made once, for all tests that look at them.</summary>
/// <remarks>
/// A release names the folder of its candidate in <c>PACKAGES_UNDER_TEST</c>. A full run packs a commit of a copy. Otherwise
/// the build that these tests belong to is packed as it is.
/// </remarks>
public sealed class PackageFeed : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("peak packages ").FullName;
    private readonly Lazy<Task<string>> _feed;
    private RepositoryCopy? _copy;

    public PackageFeed() => _feed = new(MakeAsync);

    internal static string[] Ids { get; } = ["Peak.Webapps", "Peak.Webapps.DependencyInjection", "Peak.Webapps.Testing"];

    /// <summary>The commit that a full run packs.</summary>
    internal string CommitId { get; private set; } = "";

    internal Task<string> FolderAsync() => _feed.Value;

    public void Dispose()
    {
        _copy?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> MakeAsync()
    {
        if (Environment.GetEnvironmentVariable("PACKAGES_UNDER_TEST") is { Length: > 0 } candidate)
        {
            foreach (var package in Directory.GetFiles(candidate, "*.*nupkg"))
            {
                File.Copy(package, Path.Combine(_folder, Path.GetFileName(package)));
            }
        }
        else if (FullRun.IsRequested)
        {
            _copy = new RepositoryCopy();
            CommitId = Git.Commit(_copy.Folder);
            await _copy.PackAsync(_folder);
        }
        else
        {
            foreach (var id in Ids)
            {
                (await Dotnet.RunAsync(Repository.Folder, "pack", $"src/{id}", "--no-build", "-c", Repository.Configuration, "-o", _folder)).ShouldSucceed();
            }
        }

        return _folder;
    }
}
