namespace Peak.Webapps.Testing.Tests;

public sealed class FailedDeploymentTests() : FakeServiceTests(new FakePeakServiceOptions
{
    FailDeployment = webapp => webapp.Name == "broken",
    FailDeletion = webapp => webapp.Title == "kept",
})
{
    [Fact]
    public async Task A_deployment_fails_where_the_option_says_so()
    {
        var id = await CreateIdAsync(new { name = "broken" });

        (await StatusAsync(id)).Should().Be("CREATING");
        (await StatusAsync(id)).Should().Be("DEPLOYING");
        (await StatusAsync(id)).Should().Be("CREATE_FAILED");
        (await StatusAsync(id)).Should().Be("CREATE_FAILED");
    }

    [Fact]
    public async Task Other_deployments_succeed()
    {
        var id = await CreateIdAsync(new { name = "churn" });
        await DescribeAsync(id);
        await DescribeAsync(id);

        (await StatusAsync(id)).Should().Be("AVAILABLE");
    }

    [Fact]
    public async Task A_redeployment_fails_too()
    {
        var id = Service.Add(new CreateWebappRequest { Name = "broken" });
        await UpdateAsync(id, new { sessionStickiness = true });

        (await StatusAsync(id)).Should().Be("DEPLOYING");
        (await StatusAsync(id)).Should().Be("CREATE_FAILED");
    }

    [Fact]
    public async Task A_deletion_fails_where_the_option_says_so()
    {
        var id = Service.Add(new CreateWebappRequest { Name = "churn", Title = "kept" });
        await DeleteAsync(id);

        (await StatusAsync(id)).Should().Be("DELETING");
        (await StatusAsync(id)).Should().Be("DELETE_FAILED");
        Service.Webapps.Should().ContainSingle();
    }

    [Fact]
    public async Task A_client_that_waits_for_a_failed_deployment_throws_WebappFailedException()
    {
        var client = Service.CreateClient();
        var id = await CreateIdAsync(new { name = "broken" });

        var exception = (await client.Awaiting(c => c.WaitUntilAvailableAsync(id, cancellationToken: Token))
            .Should().ThrowAsync<WebappFailedException>()).Which;

        exception.Webapp.Status.Should().Be(WebappStatus.CreateFailed);
    }
}
