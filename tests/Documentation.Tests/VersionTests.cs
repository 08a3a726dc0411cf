using System.Text.RegularExpressions;

namespace Documentation.Tests;

/// <summary>A release is one version of everything.</summary>
public sealed partial class VersionTests
{
    [Fact]
    public void The_contract_has_the_version_of_the_packages() =>
        ContractVersion().Match(Repository.Read("openapi/webapps.yaml")).Groups["version"].Value.Should().Be(Repository.Version);

    [Fact]
    public void The_first_entry_of_the_changelog_is_of_this_version_and_has_a_date()
    {
        var entry = ChangelogEntry().Match(Repository.Read("CHANGELOG.md")).Groups;

        entry["version"].Value.Should().Be(Repository.Version);
        DateOnly.TryParseExact(entry["date"].Value, "yyyy-MM-dd", out _).Should().BeTrue();
    }

    [GeneratedRegex(@"^info:\n(?:  .*\n)*?  version: (?<version>\S+)$", RegexOptions.Multiline)]
    private static partial Regex ContractVersion();

    [GeneratedRegex(@"^## \[?(?<version>[0-9][^\s\]]*)\]?(?: - (?<date>\S+))?$", RegexOptions.Multiline)]
    private static partial Regex ChangelogEntry();
}
