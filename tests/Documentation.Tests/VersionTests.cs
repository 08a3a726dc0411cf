using System.Reflection;
using System.Text.RegularExpressions;
using Peak.Webapps;

namespace Documentation.Tests;

/// <summary>A release is one version of everything.</summary>
public sealed partial class VersionTests
{
    private static string PackageVersion =>
        typeof(WebappClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    [Fact]
    public void The_contract_has_the_version_of_the_packages() =>
        ContractVersion().Match(Read("webapps.yaml")).Groups["version"].Value.Should().Be(PackageVersion);

    [Fact]
    public void The_changelog_tells_of_this_version_first() =>
        ChangelogEntry().Match(Read("CHANGELOG.md")).Groups["version"].Value.Should().Be(PackageVersion);

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", name));

    [GeneratedRegex(@"^info:\n(?:  .*\n)*?  version: (?<version>\S+)$", RegexOptions.Multiline)]
    private static partial Regex ContractVersion();

    [GeneratedRegex(@"^## (?<version>\S+)", RegexOptions.Multiline)]
    private static partial Regex ChangelogEntry();
}
