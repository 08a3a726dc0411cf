using System.Net;

namespace Peak.Webapps.Testing.Tests;

public sealed class DescribeTests : FakeServiceTests
{
    [Fact]
    public async Task Each_describe_returns_the_status_and_changes_it_afterwards()
    {
        var id = await CreateIdAsync(new { name = "churn" });

        (await StatusAsync(id)).Should().Be("CREATING");
        (await StatusAsync(id)).Should().Be("DEPLOYING");
        (await StatusAsync(id)).Should().Be("AVAILABLE");
        (await StatusAsync(id)).Should().Be("AVAILABLE");
    }

    [Fact]
    public async Task A_list_does_not_change_the_status()
    {
        var id = await CreateIdAsync(new { name = "churn" });
        await GetAsync(Collection);
        await GetAsync(Collection);

        (await StatusAsync(id)).Should().Be("CREATING");
    }

    [Theory]
    [InlineData("CREATE_FAILED")]
    [InlineData("DELETE_FAILED")]
    public async Task A_failed_status_stays(string status)
    {
        var id = Service.Add(new CreateWebappRequest { Name = "churn" }, new WebappStatus(status));

        (await StatusAsync(id)).Should().Be(status);
        (await StatusAsync(id)).Should().Be(status);
    }

    [Fact]
    public async Task An_unknown_id_is_not_found()
    {
        var response = await DescribeAsync(NoSuchId);

        response.Status.Should().Be(HttpStatusCode.NotFound);
        response.Json.Value<string>("detail").Should().Be($"Webapp {NoSuchId} does not exist");
    }

    [Theory]
    [InlineData("churn")]
    [InlineData("a%2Fb")]
    [InlineData("%2e%2e%2f")]
    [InlineData("ab11c21d1add45dda72e8c6b83b68dee")]
    public async Task An_id_that_is_not_a_uuid_gets_a_422_response(string id)
    {
        var response = await DescribeAsync(id);

        response.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        response.Json.Value<string>("detail").Should().Be("webappId must be a valid UUID");
    }

    [Fact]
    public async Task A_violation_of_the_contract_gets_a_documented_status_code()
    {
        var response = await DescribeAsync($"{NoSuchId}?expand=all");

        response.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        response.Json.Value<string>("detail").Should().Be("query.expand is not allowed");
    }
}
