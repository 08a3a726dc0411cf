using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Build.Tests;

/// <summary>The packages, as a project that knows nothing of this repository uses them.</summary>
public sealed partial class PackageTests(RepositoryCopy copy) : IClassFixture<RepositoryCopy>
{
    private string Feed => copy.PathOf("artifacts");

    [Fact]
    public async Task A_project_that_restores_the_packages_runs_the_quick_start_of_the_readme()
    {
        (await copy.DotnetAsync("pack", "-o", "artifacts")).ShouldSucceed();
        Directory.GetFiles(Feed, "*.nupkg").Select(Path.GetFileName).Should().BeEquivalentTo(
            "Peak.Webapps.1.0.0.nupkg", "Peak.Webapps.DependencyInjection.1.0.0.nupkg", "Peak.Webapps.Testing.1.0.0.nupkg");
        Dependencies("Peak.Webapps.1.0.0.nupkg").Should().BeEquivalentTo("Newtonsoft.Json", "Refit");
        Entries("Peak.Webapps.1.0.0.nupkg").Should().Contain(
            ["README.md", "lib/net8.0/Peak.Webapps.dll", "lib/net8.0/Peak.Webapps.xml", "lib/net10.0/Peak.Webapps.dll", "lib/net10.0/Peak.Webapps.xml"]);

        var consumer = WriteConsumer();
        var run = (await Dotnet.RunAsync(consumer, "run", "-f", "net10.0")).ShouldSucceed();

        run.Output.Should().Contain("Created: churn-dashboard is AVAILABLE");
        (await Dotnet.RunAsync(consumer, "build", "-f", "net8.0")).ShouldSucceed();
    }

    /// <summary>A project outside of the copy's own settings, with its own folder for our packages.</summary>
    private string WriteConsumer()
    {
        var consumer = Directory.CreateDirectory(copy.PathOf("artifacts/consumer")).FullName;
        var quickStart = QuickStart().Match(File.ReadAllText(copy.PathOf("README.md"))).Groups["code"].Value;
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(
            "nuget.config",
            $"""
            <configuration>
              <packageSources><add key="packages under test" value="{Feed}" /></packageSources>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <fallbackPackageFolders><add key="the machine's" value="{UserPackages}" /></fallbackPackageFolders>
            </configuration>
            """);
        Write(
            "Consumer.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Peak.Webapps" Version="1.0.0" />
                <PackageReference Include="Peak.Webapps.DependencyInjection" Version="1.0.0" />
                <PackageReference Include="Peak.Webapps.Testing" Version="1.0.0" />
              </ItemGroup>
            </Project>
            """);
        Write(
            "Program.cs",
            $"""
            using Peak.Webapps;
            using Peak.Webapps.Testing;

            using var service = FakePeakService.Start();
            var session = service.Session;
            {quickStart}
            """);
        return consumer;

        void Write(string name, string text) => File.WriteAllText(Path.Combine(consumer, name), text);
    }

    private static string UserPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private IEnumerable<string> Entries(string package)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(Feed, package));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private IEnumerable<string> Dependencies(string package)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(Feed, package));
        using var nuspec = archive.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return [.. XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value).Distinct()];
    }

    [GeneratedRegex(@"## Quick start\n+```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex QuickStart();
}
