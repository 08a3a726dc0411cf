namespace Build.Tests;

/// <summary>A change that breaks those who use the last release does not become a package unnoticed.</summary>
public sealed class CompatibilityTests(RepositoryCopy copy) : IClassFixture<RepositoryCopy>
{
    [Fact]
    public async Task A_renamed_schema_is_harmless_on_the_wire_and_refused_as_a_package_of_the_same_major_version()
    {
        copy.Edit("openapi/webapps.yaml", "WebappReference", "WebappHandle");

        (await copy.DotnetAsync("pack", "src/Peak.Webapps", "-o", "artifacts")).ShouldFail()
            .Output.Should().Contain("CP0001").And.Contain("Peak.Webapps.WebappReference");
        (await copy.DotnetAsync("pack", "src/Peak.Webapps", "-o", "artifacts", "-p:Version=2.0.0")).ShouldSucceed();
    }
}
