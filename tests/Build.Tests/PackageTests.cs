using System.Runtime.Loader;

namespace Build.Tests;

/// <summary>The packages, as a user gets them. A release runs these tests on the packages that it publishes.</summary>
public sealed class PackageTests(PackageFeed packages)
{
    public static TheoryData<string> Ids => [.. PackageFeed.Ids];

    [Fact]
    public async Task Each_package_has_its_symbols_and_the_version_of_the_repository() =>
        Directory.GetFiles(await packages.FolderAsync()).Select(Path.GetFileName).Should().BeEquivalentTo(
            PackageFeed.Ids.SelectMany(id => new[] { $"{id}.{Repository.Version}.nupkg", $"{id}.{Repository.Version}.snupkg" }));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_package_is_described_for_its_users(string id)
    {
        var package = new Package(await packages.FolderAsync(), id);

        package.Metadata("id")!.Value.Should().Be(id);
        package.Metadata("version")!.Value.Should().Be(Repository.Version);
        package.Metadata("license")!.ToString().Should().Contain("type=\"expression\"").And.Contain(">Apache-2.0<");
        package[package.Metadata("readme")!.Value].Should().NotBeEmpty();
        package[package.Metadata("icon")!.Value].Should().Equal(Repository.Read("build/icon.png"));
        package.Metadata("description")!.Value.Should().NotBeEmpty();
        package.Metadata("releaseNotes")!.Value.Should().Contain("CHANGELOG.md");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_package_has_an_assembly_and_its_documentation_for_each_framework(string id)
    {
        var package = new Package(await packages.FolderAsync(), id);

        package.Files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal)).Should().BeEquivalentTo(
            $"lib/net8.0/{id}.dll", $"lib/net8.0/{id}.xml", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml");
    }

    // Central transitive pinning adds pinned packages that a dependency brings along.
    [Theory]
    [InlineData("Peak.Webapps", "Newtonsoft.Json", "Refit")]
    [InlineData("Peak.Webapps.DependencyInjection", "Microsoft.Extensions.Http", "Microsoft.Extensions.Options.ConfigurationExtensions", "Newtonsoft.Json", "Peak.Webapps", "Refit")]
    [InlineData("Peak.Webapps.Testing", "Microsoft.IdentityModel.Protocols.OpenIdConnect", "NJsonSchema", "Newtonsoft.Json", "Peak.Webapps", "Refit", "WireMock.Net.Minimal")]
    public async Task A_package_depends_on_the_documented_packages_only(string id, params string[] dependencies)
    {
        var actual = new Package(await packages.FolderAsync(), id).Dependencies();

        actual.Keys.Should().BeEquivalentTo("net8.0", "net10.0");
        actual.Values.Should().AllSatisfy(ids => ids.Should().Equal(dependencies));
    }

    [Fact]
    public async Task The_contract_is_a_file_of_the_package_and_a_resource_of_the_assembly()
    {
        var contract = Repository.Read("openapi/webapps.yaml");
        var package = new Package(await packages.FolderAsync(), "Peak.Webapps");

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
    public async Task A_program_that_restores_the_packages_runs()
    {
        var outputs = await new ConsumerProject(
            await packages.FolderAsync(),
            """
            using Peak.Webapps;
            using Peak.Webapps.Testing;

            using var service = FakePeakService.Start();
            var client = service.CreateClient();
            var result = await client.CreateOrUpdateWebappAsync(new CreateWebappRequest { Name = "dashboard" });
            var webapp = await client.WaitUntilAvailableAsync(result, new WaitOptions { PollInterval = TimeSpan.Zero });
            Console.WriteLine($"{result.Outcome}: {webapp.Name} is {webapp.Status}");
            """).RunAsync();

        outputs.Should().OnlyContain(output => output.Contains("Created: dashboard is AVAILABLE", StringComparison.Ordinal));
    }
}
