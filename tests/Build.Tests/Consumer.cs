namespace Build.Tests;

/// <summary>A program of somebody who has the packages and nothing else of this repository.</summary>
internal sealed class Consumer
{
    private readonly string _folder;

    /// <summary>Writes the project, outside of the repository's own settings and with its own folder for our packages.</summary>
    /// <param name="feed">The folder that holds the packages.</param>
    /// <param name="program">The source of the program.</param>
    internal Consumer(string feed, string program)
    {
        _folder = Directory.CreateDirectory(Path.Combine(feed, "consumer")).FullName;
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(
            "nuget.config",
            $"""
            <configuration>
              <packageSources><add key="packages under test" value="{feed}" /></packageSources>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <fallbackPackageFolders><add key="of this machine" value="{UserPackages}" /></fallbackPackageFolders>
            </configuration>
            """);
        Write(
            "Consumer.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
                <OutputType>Exe</OutputType>
                <LangVersion>latest</LangVersion>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RollForward>Major</RollForward>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Peak.Webapps" Version="[{Repository.Version}]" />
                <PackageReference Include="Peak.Webapps.DependencyInjection" Version="[{Repository.Version}]" />
                <PackageReference Include="Peak.Webapps.Testing" Version="[{Repository.Version}]" />
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", program);
    }

    private static string UserPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Builds the program and runs it for each of its target frameworks.</summary>
    /// <returns>What the runs said, in the order of the frameworks.</returns>
    internal async Task<IReadOnlyList<string>> RunAsync()
    {
        (await Dotnet.RunAsync(_folder, "build")).ShouldSucceed();
        return
        [
            // On this machine's runtime, where there is none of the framework's own.
            (await Dotnet.RunAsync(_folder, "run", "--no-build", "-f", "net8.0")).ShouldSucceed().Output,
            (await Dotnet.RunAsync(_folder, "run", "--no-build", "-f", "net10.0")).ShouldSucceed().Output,
        ];
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
