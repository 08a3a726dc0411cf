using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing.Tests;

public sealed class CreateTests : FakeServiceTests
{
    [Fact]
    public async Task A_created_webapp_is_described_with_all_properties_of_the_request()
    {
        var id = await CreateIdAsync(new
        {
            name = "churn",
            title = "Churn",
            description = "Who leaves.",
            imageDetails = new { imageId = 101, versionId = 7 },
            resources = new { instanceTypeId = 23 },
            sessionStickiness = true,
        });

        var webapp = (await DescribeAsync(id)).Json;

        webapp.Value<string>("id").Should().Be(id);
        webapp.Value<string>("name").Should().Be("churn");
        webapp.Value<string>("title").Should().Be("Churn");
        webapp.Value<string>("description").Should().Be("Who leaves.");
        webapp["imageDetails"]!.ToString(Formatting.None).Should().Be("""{"imageId":101,"versionId":7}""");
        webapp["resources"]!.ToString(Formatting.None).Should().Be("""{"instanceTypeId":23}""");
        webapp.Value<bool>("sessionStickiness").Should().BeTrue();
        webapp.Value<string>("createdBy").Should().Be("fake-user@example.com");
        webapp.Value<string>("updatedBy").Should().Be("fake-user@example.com");
    }

    [Fact]
    public async Task Omitted_properties_are_absent()
    {
        var id = await CreateIdAsync(new { name = "churn" });

        (await DescribeAsync(id)).Json.Properties().Select(property => property.Name).Should().BeEquivalentTo(
            "id", "name", "status", "createdAt", "createdBy", "updatedAt", "updatedBy", "tags");
    }

    [Fact]
    public async Task Unknown_properties_that_the_contract_allows_are_preserved()
    {
        await CreateIdAsync(new { name = "churn", imageDetails = new { imageId = 1, digest = "sha256" } });

        Service.Webapps[0].ImageDetails!.AdditionalProperties["digest"].Value<string>().Should().Be("sha256");
    }

    [Fact]
    public async Task A_name_that_is_taken_conflicts()
    {
        await CreateIdAsync(new { name = "churn" });

        var response = await CreateAsync(new { name = "churn" });

        response.Status.Should().Be(HttpStatusCode.Conflict);
        response.Json.Value<string>("message").Should().Be("A webapp with the name churn exists already");
        Service.Webapps.Should().ContainSingle();
    }

    [Fact]
    public async Task Names_that_differ_in_case_are_different()
    {
        await CreateIdAsync(new { name = "churn" });

        (await CreateAsync(new { name = "Churn" })).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_of_many_concurrent_creates_of_a_name_succeeds()
    {
        var responses = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => CreateAsync(new { name = "churn" })));

        responses.Count(response => response.Status == HttpStatusCode.OK).Should().Be(1);
        responses.Count(response => response.Status == HttpStatusCode.Conflict).Should().Be(31);
        Service.Webapps.Should().ContainSingle();
        Service.Requests.Should().HaveCount(32).And.OnlyContain(request => request.StatusCode != null);
    }

    [Fact]
    public async Task Ids_are_uuids_and_the_same_in_every_run()
    {
        using var same = FakePeakService.Start();
        using var other = FakePeakService.Start(new FakePeakServiceOptions { Seed = 1 });
        var request = new CreateWebappRequest { Name = "churn" };

        var id = await CreateIdAsync(new { name = "churn" });

        Guid.TryParseExact(id, "D", out _).Should().BeTrue();
        id[14].Should().Be('4');
        id[19].Should().BeOneOf('8', '9', 'a', 'b');
        same.Add(request).Should().Be(id);
        other.Add(request).Should().NotBe(id);
    }

    [Theory]
    [InlineData("""{}""", "name is required")]
    [InlineData("""{"name":" "}""", @"name must match the pattern \S")]
    [InlineData("""{"name":"a","colour":"red"}""", "colour is not allowed")]
    [InlineData("""{"name":"a","title":null}""", "title must be a string")]
    [InlineData("""{"name":"a","imageDetails":{"imageId":"x"}}""", "imageDetails.imageId must be an integer")]
    [InlineData("""{"name":"a","imageDetails":{}}""", "imageDetails.imageId is required")]
    [InlineData("""{"name":"a","sessionStickiness":"yes"}""", "sessionStickiness must be a boolean")]
    [InlineData("""{"name":"a",}""", "body must be JSON")]
    [InlineData("", "body is required")]
    public async Task A_body_that_violates_the_contract_is_refused(string body, string message)
    {
        var response = await CreateAsync(body);

        response.Status.Should().Be(HttpStatusCode.BadRequest);
        response.Json.Value<string>("message").Should().Be(message);
        Service.Webapps.Should().BeEmpty();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_body_of_another_content_type_is_refused(string contentType)
    {
        var response = await SendAsync(HttpMethod.Post, Collection, Json(new { name = "a" }, contentType));

        response.Status.Should().Be(HttpStatusCode.BadRequest);
        response.Json.Value<string>("message").Should().Be("header.Content-Type must be application/json in UTF-8");
    }
}
