namespace Build.Tests;

/// <summary>When the contract becomes code, as part of an ordinary build.</summary>
public sealed class IncrementalBuildTests(RepositoryCopy copy) : IClassFixture<RepositoryCopy>
{
    private const string Project = "src/Peak.Webapps";

    [Fact]
    public async Task Code_is_generated_once_when_it_is_needed_and_not_at_all_when_it_is_not()
    {
        (await copy.DotnetAsync("build", Project, "-m")).ShouldSucceed().Generations.Should().Be(1, "two target frameworks share it");
        (await copy.DotnetAsync("build", Project, "-m", "--no-restore")).ShouldSucceed().Generations.Should().Be(0, "nothing changed");

        File.SetLastWriteTimeUtc(copy.Contract, DateTime.UtcNow);
        (await copy.DotnetAsync("build", Project, "-m", "--no-restore")).ShouldSucceed().Generations.Should().Be(1, "the contract was touched");
        (await copy.DotnetAsync("build", Project, "-m", "--no-restore")).ShouldSucceed().Generations.Should().Be(0);

        (await copy.DotnetAsync("clean", Project)).ShouldSucceed();
        File.Exists(copy.GeneratedCode).Should().BeFalse("a clean removes what was generated");

        // As an IDE does it before anybody has built.
        (await copy.DotnetAsync(
            "build", Project, "--no-restore", "-t:Compile", "-f", "net10.0",
            "-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true"))
            .ShouldSucceed().Generations.Should().Be(1);
        File.Exists(copy.GeneratedCode).Should().BeTrue();
    }
}
