using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Build.Tests;

/// <summary>The packages, as a project that knows nothing of this repository uses them.</summary>
public sealed partial class PackageTests(RepositoryCopy copy) : IClassFixture<RepositoryCopy>
{
    private const string PackagesVariable = "PACKAGES_UNDER_TEST";

    [Fact]
    public async Task A_project_that_restores_the_packages_runs_the_quick_start_of_the_readme()
    {
        var feed = await PackagesAsync();
        string[] packages = ["Peak.Webapps", "Peak.Webapps.DependencyInjection", "Peak.Webapps.Testing"];
        Directory.GetFiles(feed).Select(Path.GetFileName).Should().BeEquivalentTo(
            packages.SelectMany(package => new[] { $"{package}.{Repository.Version}.nupkg", $"{package}.{Repository.Version}.snupkg" }));
        using var client = ZipFile.OpenRead(Path.Combine(feed, $"Peak.Webapps.{Repository.Version}.nupkg"));
        Dependencies(client).Should().BeEquivalentTo("Newtonsoft.Json", "Polly.Core", "Refit");
        client.Entries.Select(entry => entry.FullName).Should().Contain([
            "README.md", "icon.png", "contract/webapps.yaml",
            "lib/net8.0/Peak.Webapps.dll", "lib/net8.0/Peak.Webapps.xml", "lib/net10.0/Peak.Webapps.dll", "lib/net10.0/Peak.Webapps.xml"]);

        var quickStart = QuickStart().Match(File.ReadAllText(copy.PathOf("README.md"))).Groups["code"].Value;
        var run = await new Consumer(
            feed,
            $"""
            using Peak.Webapps;
            using Peak.Webapps.Testing;

            using var service = FakePeakService.Start();
            var session = service.Session;
            {quickStart}
            """).RunAsync();

        run.Should().OnlyContain(output => output.Contains("Created: churn-dashboard is AVAILABLE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_builds_of_the_same_sources_are_the_same_to_the_byte()
    {
        using var another = new RepositoryCopy();

        (await copy.DotnetAsync("pack", "src/Peak.Webapps", "-o", "first")).ShouldSucceed();
        (await another.DotnetAsync("pack", "src/Peak.Webapps", "-o", "second")).ShouldSucceed();

        foreach (var package in Directory.GetFiles(copy.PathOf("first")))
        {
            var twin = Path.Combine(another.PathOf("second"), Path.GetFileName(package));
            File.ReadAllBytes(package).AsSpan().SequenceEqual(File.ReadAllBytes(twin)).Should().BeTrue("{0} is to be reproducible", Path.GetFileName(package));
        }
    }

    /// <summary>The packages that a release is about to ship, when it says where they are; or else those of the copy.</summary>
    private async Task<string> PackagesAsync()
    {
        if (Environment.GetEnvironmentVariable(PackagesVariable) is { Length: > 0 } given)
        {
            var feed = Directory.CreateDirectory(copy.PathOf("given")).FullName;
            Directory.GetFiles(given, "*.*nupkg").ToList().ForEach(package => File.Copy(package, Path.Combine(feed, Path.GetFileName(package))));
            return feed;
        }

        (await copy.DotnetAsync("pack", "-o", "artifacts")).ShouldSucceed();
        return copy.PathOf("artifacts");
    }

    private static IEnumerable<string> Dependencies(ZipArchive package)
    {
        using var nuspec = package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return [.. XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value).Distinct()];
    }

    [GeneratedRegex(@"## Quick start\n+```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex QuickStart();
}
