namespace Peak.Webapps.Build.Tests;

public sealed class RealContractTests
{
    [Fact]
    public void The_contract_of_this_repository_has_no_errors() =>
        ContractChecker.CheckFile(RealContract.Path).Should().BeEmpty();

    [Fact]
    public void Windows_line_endings_are_allowed() =>
        ContractChecker.CheckText(RealContract.Text.ReplaceLineEndings("\r\n")).Should().BeEmpty();
}
