using Build.Tests;

[assembly: AssemblyFixture(typeof(PackedRepository))]

namespace Build.Tests;

/// <summary>A checkout that was made into packages: once for all tests that look at them.</summary>
public sealed class PackedRepository : IDisposable
{
    private const string GivenVariable = "PACKAGES_UNDER_TEST";

    private readonly RepositoryCopy _copy = new();
    private readonly Lazy<Task<string>> _feed;

    public PackedRepository() => _feed = new(MakeFeedAsync);

    /// <summary>The id of the commit, made when it is asked for: not for packages that were given.</summary>
    internal string CommitId { get; private set; } = "";

    /// <summary>The folder with the packages: those that a release is about to ship, when it says where they are, or else those of the checkout.</summary>
    internal Task<string> FeedAsync() => _feed.Value;

    public void Dispose() => _copy.Dispose();

    private async Task<string> MakeFeedAsync()
    {
        var feed = Directory.CreateDirectory(_copy.PathOf("artifacts/packages")).FullName;
        if (Environment.GetEnvironmentVariable(GivenVariable) is { Length: > 0 } given)
        {
            Directory.GetFiles(given, "*.*nupkg").ToList().ForEach(package => File.Copy(package, Path.Combine(feed, Path.GetFileName(package))));
            return feed;
        }

        CommitId = Git.Commit(_copy.Folder);
        (await _copy.DotnetAsync("pack", "-o", feed)).ShouldSucceed();
        return feed;
    }
}
