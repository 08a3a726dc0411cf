namespace Build.Tests;

/// <summary>A change that breaks those who use the last release does not become a package unnoticed.</summary>
public sealed class CompatibilityTests(RepositoryCopy copy) : IClassFixture<RepositoryCopy>
{
    [Fact]
    public async Task What_is_harmless_on_the_wire_and_breaks_code_is_refused_as_a_package_of_the_same_major_version()
    {
        // A schema gets another name; and an operation its first query parameter, so that its method gets another signature.
        copy.Edit("openapi/webapps.yaml", "WebappReference", "WebappHandle");
        copy.Edit("openapi/webapps.yaml", "      operationId: deleteWebapp\n", "      operationId: deleteWebapp\n      parameters:\n        - {name: force, in: query, description: At once., schema: {type: boolean}}\n");

        var refused = (await copy.DotnetAsync("pack", "src/Peak.Webapps", "-o", "artifacts")).ShouldFail().Output;
        refused.Should().Contain("CP0001").And.Contain("Peak.Webapps.WebappReference");
        refused.Should().Contain("CP0002").And.Contain("Peak.Webapps.WebappClient.DeleteWebappAsync(string, System.Threading.CancellationToken)");
        (await copy.DotnetAsync("pack", "src/Peak.Webapps", "-o", "artifacts", "-p:Version=2.0.0")).ShouldSucceed();
    }
}
