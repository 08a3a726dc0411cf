namespace Peak.Webapps.Tests;

public sealed class ContractViolationTests
{
    [Fact]
    public void A_violation_has_the_path_of_its_property()
    {
        ContractViolation.In(new CreateWebappRequest { Name = " " }, "Webapp").Should().StartWith("Webapp.Name is blank");
        ContractViolation.In((WebappStatus?)default(WebappStatus), "Status").Should().StartWith("Status has no value");
        ContractViolation.InItems([WebappStatus.Available, default], "Status").Should().StartWith("Status[1] has no value");
        ContractViolation.InItems([new CreateWebappRequest { Name = " " }], "Webapps").Should().StartWith("Webapps[0].Name is blank");
        ContractViolation.InItems(["one", null], "Tags").Should().Be("Tags[1] is null.");
    }

    [Fact]
    public void A_missing_or_valid_value_has_no_violation()
    {
        ContractViolation.In<CreateWebappRequest>(null!, "Webapp").Should().BeNull();
        ContractViolation.In(new CreateWebappRequest { Name = "one" }, "Webapp").Should().BeNull();
        ContractViolation.In((WebappStatus?)null, "Status").Should().BeNull();
        ContractViolation.In((WebappStatus?)WebappStatus.Available, "Status").Should().BeNull();
        ContractViolation.InItems<string>(null, "Tags").Should().BeNull();
        ContractViolation.InItems([WebappStatus.Available], "Status").Should().BeNull();
    }
}
