namespace Build.Tests;

/// <summary>When an ordinary build generates code from the contract, and what stops it.</summary>
public sealed class CodeGenerationTests(RepositoryCopy copy) : IClassFixture<RepositoryCopy>, IAsyncLifetime
{
    private const string Project = "src/Peak.Webapps";

    public async ValueTask InitializeAsync() => (await copy.DotnetAsync("restore", Project)).ShouldSucceed();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Code_is_generated_once_for_all_frameworks_and_only_after_a_change()
    {
        // Only the first build compiles: the later ones are about the generated file.
        string[] build = ["build", Project, "--no-restore", "-m"];
        string[] withoutCompiler = ["-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true"];

        File.Delete(copy.GeneratedCode);
        (await copy.DotnetAsync(build)).ShouldSucceed().Generations.Should().Be(1, "both target frameworks use one file");
        (await copy.DotnetAsync(build)).ShouldSucceed().Generations.Should().Be(0, "nothing changed");

        File.SetLastWriteTimeUtc(copy.Contract, File.GetLastWriteTimeUtc(copy.GeneratedCode).AddSeconds(1));
        (await copy.DotnetAsync([.. build, .. withoutCompiler])).ShouldSucceed().Generations.Should().Be(1, "the contract is newer");

        (await copy.DotnetAsync("clean", Project)).ShouldSucceed();
        File.Exists(copy.GeneratedCode).Should().BeFalse("'dotnet clean' removes generated code");

        // The design-time build of an IDE that opens the project before anybody has built it.
        (await copy.DotnetAsync(
            ["build", Project, "--no-restore", "-t:Compile", "-f", "net10.0", "-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true", .. withoutCompiler]))
            .ShouldSucceed().Generations.Should().Be(1);
        File.Exists(copy.GeneratedCode).Should().BeTrue();
    }

    [Fact]
    public async Task An_invalid_contract_fails_the_build_with_its_file_and_place()
    {
        await File.WriteAllTextAsync(
            copy.PathOf("invalid.yaml"),
            (await File.ReadAllTextAsync(copy.Contract, TestContext.Current.CancellationToken)).Replace("type: boolean", "type: bolean", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        await GenerationFailsAsync("invalid.yaml", "invalid.yaml(", "error PWC", "bolean");
        await GenerationFailsAsync("missing.yaml", "missing.yaml", "The contract is missing");
    }

    [Fact]
    public async Task A_method_that_Refit_cannot_generate_fails_the_build()
    {
        var file = copy.PathOf($"{Project}/NeedsReflection.cs");
        await File.WriteAllTextAsync(
            file,
            """
            namespace Peak.Webapps;

            public partial interface IWebappsApi
            {
                /// <summary>Needs reflection.</summary>
                /// <typeparam name="T">A type that is unknown at compile time.</typeparam>
                /// <param name="filter">An object whose properties are unknown at compile time.</param>
                [Refit.Get("/webapps/api/v1/webapps/")]
                Task<string> NeedsReflectionAsync<T>([Refit.Query] T filter);
            }
            """,
            TestContext.Current.CancellationToken);
        try
        {
            (await copy.DotnetAsync("build", Project, "--no-restore", "-f", "net10.0", "-p:RunAnalyzers=true")).ShouldFail().Output.Should().Contain("error RF");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task GenerationFailsAsync(string contract, params string[] messages)
    {
        var result = (await copy.DotnetAsync("msbuild", Project, "-t:GenerateFromContractOnce", $"-p:ContractFile={copy.PathOf(contract)}")).ShouldFail();

        result.Output.Should().ContainAll(messages);
        result.Generations.Should().Be(0);
    }
}
