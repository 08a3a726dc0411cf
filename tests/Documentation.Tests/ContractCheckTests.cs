using System.Text.RegularExpressions;

namespace Documentation.Tests;

public sealed partial class ContractCheckTests
{
    private const string Page = "docs/maintainers/contract-check.md";

    [Fact]
    public void Every_error_of_the_contract_check_is_explained()
    {
        var reported = Directory.GetFiles(Repository.PathOf("build/ContractCheck"), "*.cs")
            .SelectMany(path => ErrorId().Matches(File.ReadAllText(path)).Select(match => match.Value)).Distinct();
        var explained = ErrorRow().Matches(Repository.Read(Page)).Select(match => match.Groups["id"].Value);

        explained.Should().Equal(reported.Order());
    }

    [Fact]
    public void Every_extension_of_the_contract_is_explained()
    {
        var used = Extension().Matches(Repository.Read("openapi/webapps.yaml")).Select(match => match.Groups["name"].Value).Distinct();
        var explained = ExtensionRow().Matches(Repository.Read("docs/maintainers/contract-extensions.md")).SelectMany(match => match.Groups["name"].Captures.Select(name => name.Value));

        used.Should().BeSubsetOf(explained);
    }

    [GeneratedRegex(@"PWC(?!000|99)\d{3}")]
    private static partial Regex ErrorId();

    [GeneratedRegex(@"^\| (?<id>PWC\d{3}) \|", RegexOptions.Multiline)]
    private static partial Regex ErrorRow();

    [GeneratedRegex(@"^ *(?:- )?(?<name>x-[A-Za-z-]+):", RegexOptions.Multiline)]
    private static partial Regex Extension();

    [GeneratedRegex(@"^\| (?:`(?<name>x-[A-Za-z-]+)[^`]*`(?:, )?)+ \|", RegexOptions.Multiline)]
    private static partial Regex ExtensionRow();
}
