namespace Peak.Webapps.Tests;

public sealed class PeakContractTests
{
    [Fact]
    public void The_contract_can_be_read_from_the_package() =>
        new StreamReader(PeakContract.Open()).ReadToEnd().Should().Contain("\nopenapi: 3.").And.Contain("operationId: listWebapps").And.EndWith("\n");
}
