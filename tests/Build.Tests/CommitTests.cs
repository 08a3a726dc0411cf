namespace Build.Tests;

/// <summary>Packages are made of a commit, and of nothing else.</summary>
public sealed class CommitTests(PackedRepository packed)
{
    [Theory]
    [MemberData(nameof(PackageTests.Ids), MemberType = typeof(PackageTests))]
    public async Task A_package_names_its_commit_and_debuggers_find_its_sources(string id)
    {
        var package = new Package(await packed.FeedAsync(), id);

        var repository = package.Said("repository")!;
        repository.Attribute("type")!.Value.Should().Be("git");
        repository.Attribute("url")!.Value.Should().Be(Git.Remote);
        repository.Attribute("commit")!.Value.Should().Be(packed.CommitId);
        foreach (var framework in new[] { "net8.0", "net10.0" })
        {
            package.SourceLink(framework).Should().Contain($"/{packed.CommitId}/*");
        }
    }

    [Fact]
    public async Task Two_builds_of_one_commit_are_the_same_to_the_byte()
    {
        using var another = new RepositoryCopy();
        var feed = await packed.FeedAsync();

        Git.Commit(another.Folder).Should().Be(packed.CommitId);
        (await another.DotnetAsync("pack", "-o", "twins")).ShouldSucceed();

        var packages = Directory.GetFiles(feed);
        packages.Should().HaveCount(6, "three packages have their symbols");
        foreach (var package in packages)
        {
            var twin = Path.Combine(another.PathOf("twins"), Path.GetFileName(package));
            File.ReadAllBytes(package).AsSpan().SequenceEqual(File.ReadAllBytes(twin)).Should().BeTrue("{0} is to be reproducible", Path.GetFileName(package));
        }
    }
}
