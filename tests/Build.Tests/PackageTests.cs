using System.Runtime.Loader;
using System.Text.RegularExpressions;

namespace Build.Tests;

/// <summary>The packages, as somebody gets them who knows nothing of this repository. A release runs these tests on what it ships.</summary>
public sealed partial class PackageTests(PackedRepository packed)
{
    public static TheoryData<string> Ids => ["Peak.Webapps", "Peak.Webapps.DependencyInjection", "Peak.Webapps.Testing"];

    [Fact]
    public async Task There_is_a_package_and_its_symbols_for_each_in_the_version_that_the_repository_names() =>
        Directory.GetFiles(await packed.FeedAsync()).Select(Path.GetFileName).Should().BeEquivalentTo(
            Ids.SelectMany(id => new[] { $"{id.Data}.{Repository.Version}.nupkg", $"{id.Data}.{Repository.Version}.snupkg" }));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_package_says_what_it_is(string id)
    {
        var package = new Package(await packed.FeedAsync(), id);

        package.Said("id")!.Value.Should().Be(id);
        package.Said("version")!.Value.Should().Be(Repository.Version);
        package.Said("license")!.ToString().Should().Contain("type=\"expression\"").And.Contain(">Apache-2.0<");
        package.Said("readme")!.Value.Should().Be("README.md");
        package["README.md"].Should().Equal(Repository.Read("README.md"));
        package.Said("icon")!.Value.Should().Be("icon.png");
        package["icon.png"].Should().Equal(Repository.Read("build/icon.png"));
        package.Said("description")!.Value.Should().NotBeEmpty();
        package.Said("releaseNotes")!.Value.Should().Contain("CHANGELOG.md");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_package_has_an_assembly_and_its_documentation_for_each_framework(string id)
    {
        var package = new Package(await packed.FeedAsync(), id);

        package.Files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal)).Should().BeEquivalentTo(
            $"lib/net8.0/{id}.dll", $"lib/net8.0/{id}.xml", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml");
    }

    // What comes along with one of these anyway is named as well where its version is pinned for the whole repository.
    [Theory]
    [InlineData("Peak.Webapps", "Newtonsoft.Json", "Polly.Core", "Refit")]
    [InlineData("Peak.Webapps.DependencyInjection", "Microsoft.Extensions.Http", "Microsoft.Extensions.Options.ConfigurationExtensions", "Newtonsoft.Json", "Peak.Webapps", "Polly.Core", "Refit")]
    [InlineData("Peak.Webapps.Testing", "Microsoft.IdentityModel.Protocols.OpenIdConnect", "NSwag.Core", "Newtonsoft.Json", "Peak.Webapps", "Polly.Core", "Refit", "SharpYaml", "WireMock.Net.Minimal", "YamlDotNet")]
    public async Task A_package_brings_along_nothing_but_what_was_promised(string id, params string[] dependencies)
    {
        var brought = new Package(await packed.FeedAsync(), id).Dependencies();

        brought.Keys.Should().BeEquivalentTo("net8.0", "net10.0");
        brought.Values.Should().AllSatisfy(ids => ids.Should().Equal(dependencies));
    }

    [Fact]
    public async Task The_contract_is_in_the_package_as_a_file_and_in_the_assembly()
    {
        var contract = Repository.Read("openapi/webapps.yaml");
        var package = new Package(await packed.FeedAsync(), "Peak.Webapps");

        package["contract/webapps.yaml"].Should().Equal(contract);
        foreach (var framework in new[] { "net8.0", "net10.0" })
        {
            var context = new AssemblyLoadContext(framework, isCollectible: true);
            var assembly = context.LoadFromStream(new MemoryStream(package[$"lib/{framework}/Peak.Webapps.dll"]));
            using var embedded = assembly.GetManifestResourceStream("webapps.yaml")!;
            using var bytes = new MemoryStream();
            await embedded.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            context.Unload();

            bytes.ToArray().Should().Equal(contract);
        }
    }

    [Fact]
    public async Task A_project_that_restores_the_packages_runs_the_quick_start_of_the_readme()
    {
        var quickStart = QuickStart().Match(Repository.ReadText("README.md")).Groups["code"].Value;
        var run = await new Consumer(
            await packed.FeedAsync(),
            $"""
            using Peak.Webapps;
            using Peak.Webapps.Testing;

            using var service = FakePeakService.Start();
            var session = service.Session;
            {quickStart}
            """).RunAsync();

        run.Should().OnlyContain(output => output.Contains("Created: churn-dashboard is AVAILABLE", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"## Quick start\n+```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex QuickStart();
}
