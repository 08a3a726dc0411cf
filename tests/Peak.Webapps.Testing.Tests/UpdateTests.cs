using System.Net;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing.Tests;

public sealed class UpdateTests : FakeServiceTests
{
    private readonly FakeTimeProvider _clock;

    public UpdateTests()
        : this(new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 18, 0, 0, TimeSpan.Zero)))
    {
    }

    private UpdateTests(FakeTimeProvider clock)
        : base(new FakePeakServiceOptions { TimeProvider = clock }) =>
        _clock = clock;

    [Fact]
    public async Task Only_the_sent_properties_change()
    {
        var id = Add();

        var response = await UpdateAsync(id, new { title = "New", imageDetails = new { imageId = 1, versionId = 8 } });

        response.Json.ToString(Formatting.None).Should().Be($$"""{"id":"{{id}}"}""");
        var webapp = (await DescribeAsync(id)).Json;
        webapp.Value<string>("name").Should().Be("churn");
        webapp.Value<string>("title").Should().Be("New");
        webapp.Value<string>("description").Should().Be("Old text");
        webapp["imageDetails"]!.ToString(Formatting.None).Should().Be("""{"imageId":1,"versionId":8}""");
        webapp["resources"]!.ToString(Formatting.None).Should().Be("""{"instanceTypeId":3}""");
    }

    [Fact]
    public async Task In_a_nested_object_only_the_sent_properties_change()
    {
        var id = Add();

        await UpdateAsync(id, new { imageDetails = new { imageId = 2 } });

        (await DescribeAsync(id)).Json["imageDetails"]!.ToString(Formatting.None).Should().Be("""{"imageId":2,"versionId":7}""");
    }

    [Theory]
    [InlineData("""{"imageDetails":{"imageId":2}}""")]
    [InlineData("""{"imageDetails":{"imageId":1,"versionId":8}}""")]
    [InlineData("""{"resources":{"instanceTypeId":4}}""")]
    [InlineData("""{"sessionStickiness":true}""")]
    [InlineData("""{"title":"New","sessionStickiness":true}""")]
    public async Task A_change_of_a_redeploying_property_redeploys(string body)
    {
        var id = Add();

        await UpdateAsync(id, body);

        (await StatusAsync(id)).Should().Be("DEPLOYING");
        (await StatusAsync(id)).Should().Be("AVAILABLE");
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"title":"New"}""")]
    [InlineData("""{"description":"New text"}""")]
    [InlineData("""{"title":"New","imageDetails":{"imageId":1,"versionId":7},"resources":{"instanceTypeId":3},"sessionStickiness":false}""")]
    public async Task Other_changes_do_not_redeploy(string body)
    {
        var id = Add();

        await UpdateAsync(id, body);

        (await StatusAsync(id)).Should().Be("AVAILABLE");
    }

    [Fact]
    public async Task An_update_sets_updatedAt_and_updatedBy()
    {
        var id = Add();
        var before = (await DescribeAsync(id)).Json;
        _clock.Advance(TimeSpan.FromSeconds(1.5));

        await UpdateAsync(id, new { title = "New" });

        var after = (await DescribeAsync(id)).Json;
        after.Value<string>("createdAt").Should().Be(before.Value<string>("createdAt"));
        Time(after, "updatedAt").Should().Be(Time(before, "updatedAt").AddSeconds(1.5));
        after.Value<string>("updatedBy").Should().Be("fake-user@example.com");
    }

    [Fact]
    public async Task Each_update_has_a_later_updatedAt_even_if_the_clock_stands_still()
    {
        var id = Add();
        var times = new List<DateTimeOffset> { Time((await DescribeAsync(id)).Json, "updatedAt") };
        for (var update = 0; update < 3; update++)
        {
            await UpdateAsync(id, new { title = "Same" });
            times.Add(Time((await DescribeAsync(id)).Json, "updatedAt"));
        }

        times.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        times[3].Should().Be(times[0].AddMilliseconds(3));
        times[0].Should().Be(_clock.GetUtcNow());
    }

    [Fact]
    public async Task An_unknown_id_is_not_found()
    {
        var response = await UpdateAsync(NoSuchId, new { title = "New" });

        response.Status.Should().Be(HttpStatusCode.NotFound);
        response.Json.Value<string>("detail").Should().Be($"Webapp {NoSuchId} does not exist");
    }

    [Fact]
    public async Task A_webapp_that_is_being_deleted_gets_a_422_response()
    {
        var id = Add();
        Service.SetStatus(id, WebappStatus.Deleting);

        var response = await UpdateAsync(id, new { title = "New" });

        response.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        response.Json.Value<string>("detail").Should().Be($"Webapp {id} is being deleted");
    }

    [Fact]
    public async Task An_id_that_is_not_a_uuid_gets_a_422_response()
    {
        var response = await UpdateAsync("churn", new { title = "New" });

        response.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        response.Json.Value<string>("detail").Should().Be("webappId must be a valid UUID");
    }

    [Fact]
    public async Task The_name_is_refused()
    {
        var response = await UpdateAsync(Add(), new { name = "other" });

        response.Status.Should().Be(HttpStatusCode.BadRequest);
        response.Json.Value<string>("message").Should().Be("name is not allowed");
    }

    private static DateTimeOffset Time(JObject webapp, string property) =>
        DateTimeOffset.Parse(webapp.Value<string>(property)!, System.Globalization.CultureInfo.InvariantCulture);

    private string Add() => Service.Add(new CreateWebappRequest
    {
        Name = "churn",
        Title = "Old",
        Description = "Old text",
        ImageDetails = new ImageDetails { ImageId = 1, VersionId = 7 },
        Resources = new WebappResources { InstanceTypeId = 3 },
        SessionStickiness = false,
    });
}
