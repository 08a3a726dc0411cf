namespace Peak.Webapps.Tests;

public sealed class ContractViolationTests
{
    [Fact]
    public void A_fault_is_told_with_the_path_that_leads_to_it()
    {
        ContractViolation.In(new CreateWebappRequest { Name = " " }, "Webapp").Should().StartWith("Webapp.Name is blank");
        ContractViolation.In((WebappStatus?)default(WebappStatus), "Status").Should().StartWith("Status has no value");
        ContractViolation.InItems([WebappStatus.Available, default], "Status").Should().StartWith("Status[1] has no value");
        ContractViolation.InItems(["one", null], "Tags").Should().Be("Tags[1] is null.");
    }

    [Fact]
    public void What_is_not_there_or_keeps_to_the_contract_has_none()
    {
        ContractViolation.In<CreateWebappRequest>(null!, "Webapp").Should().BeNull();
        ContractViolation.In(new CreateWebappRequest { Name = "one" }, "Webapp").Should().BeNull();
        ContractViolation.In((WebappStatus?)null, "Status").Should().BeNull();
        ContractViolation.In((WebappStatus?)WebappStatus.Available, "Status").Should().BeNull();
        ContractViolation.InItems<string>(null, "Tags").Should().BeNull();
        ContractViolation.InItems([WebappStatus.Available], "Status").Should().BeNull();
    }
}
