using System.Net;

namespace Peak.Webapps.Testing.Tests;

public sealed class DeleteTests : FakeServiceTests
{
    [Fact]
    public async Task A_deleted_webapp_is_deleting_and_then_gone()
    {
        var id = Add();

        (await DeleteAsync(id)).Json.Value<string>("id").Should().Be(id);

        (await StatusAsync(id)).Should().Be("DELETING");
        (await DescribeAsync(id)).Status.Should().Be(HttpStatusCode.NotFound);
        Service.Webapps.Should().BeEmpty();
    }

    [Fact]
    public async Task Its_name_is_taken_until_it_is_gone()
    {
        var id = Add();
        await DeleteAsync(id);

        (await CreateAsync(new { name = "churn" })).Status.Should().Be(HttpStatusCode.Conflict);
        await DescribeAsync(id);

        (await CreateAsync(new { name = "churn" })).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_second_delete_conflicts()
    {
        var id = Add();
        await DeleteAsync(id);

        var response = await DeleteAsync(id);

        response.Status.Should().Be(HttpStatusCode.Conflict);
        response.Json.Value<string>("message").Should().Be($"Webapp {id} is being deleted");
    }

    [Fact]
    public async Task A_failed_deletion_can_be_repeated()
    {
        var id = Add();
        Service.SetStatus(id, WebappStatus.DeleteFailed);

        (await DeleteAsync(id)).Status.Should().Be(HttpStatusCode.OK);

        (await StatusAsync(id)).Should().Be("DELETING");
    }

    [Theory]
    [InlineData(NoSuchId)]
    [InlineData("churn")]
    public async Task An_unknown_id_is_not_found(string id)
    {
        var response = await DeleteAsync(id);

        response.Status.Should().Be(HttpStatusCode.NotFound);
        response.Json.Value<string>("detail").Should().Be($"Webapp {id} does not exist");
    }

    [Fact]
    public async Task An_unknown_query_parameter_is_refused()
    {
        var id = Add();

        (await SendAsync(HttpMethod.Delete, $"{Collection}{id}?force=true")).Status.Should().Be(HttpStatusCode.BadRequest);

        Service.Webapps.Should().ContainSingle();
    }

    private string Add() => Service.Add(new CreateWebappRequest { Name = "churn" });
}
