namespace Build.Tests;

/// <summary>The project of a user who has the packages and nothing else of this repository.</summary>
internal sealed class ConsumerProject
{
    private readonly string _folder;

    /// <summary>Writes the project, without the repository's settings and with its own cache of our packages.</summary>
    /// <param name="feed">The folder of the packages.</param>
    /// <param name="program">The source of the program.</param>
    internal ConsumerProject(string feed, string program)
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
              <fallbackPackageFolders><add key="user packages" value="{UserPackages}" /></fallbackPackageFolders>
            </configuration>
            """);
        Write(
            "Consumer.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>{string.Join(';', Frameworks)}</TargetFrameworks>
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

    // The net8.0 program runs on the installed runtime where .NET 8 is missing.
    private static string[] Frameworks => FullRun.IsRequested ? ["net8.0", "net10.0"] : ["net10.0"];

    /// <summary>Builds the program, runs it for each target framework and returns the outputs.</summary>
    internal async Task<IReadOnlyList<string>> RunAsync()
    {
        (await Dotnet.RunAsync(_folder, "build")).ShouldSucceed();
        var outputs = new List<string>();
        foreach (var framework in Frameworks)
        {
            outputs.Add((await Dotnet.RunAsync(_folder, "run", "--no-build", "-f", framework)).ShouldSucceed().Output);
        }

        return outputs;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
