using System.IO.Compression;

namespace Build.Tests;

/// <summary>What users have is kept, as what every change is compared with.</summary>
public sealed class LastReleaseTests
{
    [Theory]
    [MemberData(nameof(PackageTests.Ids), MemberType = typeof(PackageTests))]
    public void The_last_release_has_its_packages(string id) =>
        File.Exists(Repository.PathOf($"build/released/{id}.{Repository.LastReleasedVersion}.nupkg"))
            .Should().BeTrue("Directory.Build.props says that {0} was released; build/record-release keeps what it needs", Repository.LastReleasedVersion);

    [Fact]
    public void The_last_release_has_its_contract_and_no_later_one_is_kept()
    {
        var kept = Directory.GetFiles(Repository.PathOf("openapi/released")).Select(Path.GetFileNameWithoutExtension).Select(Version.Parse!).Max();

        kept.Should().Be(Version.Parse(Repository.LastReleasedVersion));
    }

    [Fact]
    public void The_contract_of_the_last_release_is_the_one_in_its_package()
    {
        using var package = ZipFile.OpenRead(Repository.PathOf($"build/released/Peak.Webapps.{Repository.LastReleasedVersion}.nupkg"));
        using var contract = new StreamReader(package.GetEntry("contract/webapps.yaml")!.Open());

        contract.ReadToEnd().Should().Be(Repository.ReadText($"openapi/released/{Repository.LastReleasedVersion}.yaml"));
    }
}
