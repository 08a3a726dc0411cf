namespace Peak.Webapps.GeneratorTests;

/// <summary>The limits that a contract states for a response are checked when the response is read.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("""{"name":" "}""", "name", "is blank: it needs a visible character.")]
    [InlineData("""{"name":""}""", "name", "is too short: the contract requires a length of 1 or more.")]
    [InlineData("""{"name":"a","count":-1001}""", "count", "is -1001: the contract allows -1000 to 2147483647.")]
    [InlineData("""{"name":"a","ratio":-1000001.25}""", "ratio", "is -1000001.25: *")]
    [InlineData("""{"name":"a","most":-79000000000000000000000000000}""", "most", "is -79000000000000000000000000000: *")]
    [InlineData("""{"name":"a","big":9223372036854775807}""", "big", "is 9223372036854775807: *")]
    [InlineData("""{"name":"a","quoted":"\""}""", "quoted", "does not match the pattern of the contract: ^[^\"]*$")]
    [InlineData("""{"name":"a","items":["1","2","3","4","5"]}""", "items", "has too many items: the contract allows 4 or less.")]
    public void A_response_that_exceeds_a_limit_is_invalid(string limits, string path, string problem)
    {
        var read = () => PeakJson.Read<Shapes>($$"""{"limits":{{limits}}}""");

        read.Should().Throw<System.Text.Json.JsonException>().WithMessage($"'limits.{path}' {problem}");
    }

    [Fact]
    public void A_surrogate_pair_counts_as_one_character()
    {
        ContractViolation.IsLonger("😀😀", 2).Should().BeFalse();
        ContractViolation.IsLonger("😀😀a", 2).Should().BeTrue();
        ContractViolation.IsShorter("😀", 2).Should().BeTrue();
        ContractViolation.IsShorter(null, 2).Should().BeFalse();
    }

    [Fact]
    public void Strings_and_lists_that_are_not_set_are_empty()
    {
        var service = new Service { Status = ServiceStatus.Running };

        (service.Id, service.Name, new ServicesPage().Services.Count).Should().Be(("", "", 0));
        System.Text.Json.JsonSerializer.Serialize(service).Should().StartWith("""{"id":"","name":"","status":"RUNNING",""");
    }
}
