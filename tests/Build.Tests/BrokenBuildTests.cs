namespace Build.Tests;

/// <summary>What must not pass silently.</summary>
public sealed class BrokenBuildTests(RepositoryCopy copy) : IClassFixture<RepositoryCopy>
{
    private const string Project = "src/Peak.Webapps";

    [Fact]
    public async Task A_broken_contract_fails_the_build_with_its_file_place_and_fault()
    {
        await FailsAsync(contract => contract.Replace("type: boolean", "type: bolean", StringComparison.Ordinal), "openapi/webapps.yaml(", "bolean");
        await FailsAsync(contract => contract + "\n  : [\n", "openapi/webapps.yaml(", "error PWC");
        await FailsAsync(_ => null, "openapi/webapps.yaml", "The contract is missing");
    }

    [Fact]
    public async Task A_method_that_Refit_cannot_generate_fails_the_build()
    {
        var file = copy.PathOf("src/Peak.Webapps/Client/IWebappsApi.cs");
        await File.WriteAllTextAsync(
            file,
            """
            namespace Peak.Webapps;

            public partial interface IWebappsApi
            {
                /// <summary>Needs reflection.</summary>
                /// <typeparam name="T">Not known before it runs.</typeparam>
                /// <param name="filter">An object whose properties are not known before it runs.</param>
                [Refit.Get("/webapps/api/v1/webapps/")]
                Task<string> NeedsReflectionAsync<T>([Refit.Query] T filter);
            }
            """,
            TestContext.Current.CancellationToken);
        try
        {
            (await copy.DotnetAsync("build", Project)).ShouldFail().Output.Should().Contain("error RF");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task FailsAsync(Func<string, string?> damage, params string[] texts)
    {
        var contract = await File.ReadAllTextAsync(copy.Contract, TestContext.Current.CancellationToken);
        try
        {
            var damaged = damage(contract);
            damaged.Should().NotBe(contract);
            File.Delete(copy.Contract);
            if (damaged is not null)
            {
                await File.WriteAllTextAsync(copy.Contract, damaged, TestContext.Current.CancellationToken);
            }

            var result = (await copy.DotnetAsync("build", Project)).ShouldFail();

            result.Output.Should().ContainAll(texts);
            result.Generations.Should().Be(0);
        }
        finally
        {
            await File.WriteAllTextAsync(copy.Contract, contract, TestContext.Current.CancellationToken);
        }
    }
}
