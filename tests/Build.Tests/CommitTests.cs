namespace Build.Tests;

/// <summary>Packages depend on their commit and on nothing else.</summary>
public sealed class CommitTests(PackageFeed packages)
{
    private const string OnlyInFullRun = "Packs a commit twice: build/test-all runs it.";

    [Fact(SkipUnless = nameof(FullRun.IsRequested), SkipType = typeof(FullRun), Skip = OnlyInFullRun)]
    public async Task A_package_names_its_commit_and_debuggers_find_its_sources()
    {
        var feed = await packages.FolderAsync();
        foreach (var id in PackageFeed.Ids)
        {
            var package = new Package(feed, id);

            var repository = package.Metadata("repository")!;
            repository.Attribute("type")!.Value.Should().Be("git");
            repository.Attribute("url")!.Value.Should().Be(Git.Remote);
            repository.Attribute("commit")!.Value.Should().Be(packages.CommitId);
            foreach (var framework in new[] { "net8.0", "net10.0" })
            {
                package.SourceLink(framework).Should().Contain($"/{packages.CommitId}/*");
            }
        }
    }

    [Fact(SkipUnless = nameof(FullRun.IsRequested), SkipType = typeof(FullRun), Skip = OnlyInFullRun)]
    public async Task Two_builds_of_one_commit_are_identical_to_the_byte()
    {
        using var another = new RepositoryCopy();
        var feed = await packages.FolderAsync();

        Git.Commit(another.Folder).Should().Be(packages.CommitId);
        var second = another.PathOf("artifacts/second");
        await another.PackAsync(second);

        var files = Directory.GetFiles(feed, "*.*nupkg");
        files.Should().HaveCount(6, "each of three packages has its symbols");
        foreach (var file in files)
        {
            var other = Path.Combine(second, Path.GetFileName(file));
            File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(other)).Should().BeTrue("{0} should be reproducible", Path.GetFileName(file));
        }
    }
}
