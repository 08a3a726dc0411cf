namespace Peak.Webapps.Tests;

public sealed class FaultTests
{
    [Fact]
    public void A_fault_is_told_with_the_path_that_leads_to_it()
    {
        Fault.In(new CreateWebappRequest { Name = " " }, "Webapp").Should().StartWith("Webapp.Name is blank");
        Fault.In((WebappStatus?)default(WebappStatus), "Status").Should().StartWith("Status has no value");
        Fault.InItems([WebappStatus.Available, default], "Status").Should().StartWith("Status[1] has no value");
        Fault.InItems(["one", null], "Tags").Should().Be("Tags[1] is null.");
    }

    [Fact]
    public void What_is_not_there_or_keeps_to_the_contract_has_none()
    {
        Fault.In<CreateWebappRequest>(null!, "Webapp").Should().BeNull();
        Fault.In(new CreateWebappRequest { Name = "one" }, "Webapp").Should().BeNull();
        Fault.In((WebappStatus?)null, "Status").Should().BeNull();
        Fault.In((WebappStatus?)WebappStatus.Available, "Status").Should().BeNull();
        Fault.InItems<string>(null, "Tags").Should().BeNull();
        Fault.InItems([WebappStatus.Available], "Status").Should().BeNull();
    }
}
