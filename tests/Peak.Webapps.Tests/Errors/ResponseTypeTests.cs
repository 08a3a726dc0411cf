using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Tests;

public sealed class ResponseTypeTests
{
    private readonly StubService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unknown_properties_and_values_are_preserved()
    {
        _service.Returns(
            """
            {"id":"1","name":"one","status":"PAUSED","updatedAt":"2026-01-01T18:00:00.123Z","updatedBy":"ada",
             "tags":[{"name":"a"},"text",7,null,["x"]],
             "novelty":true,"launchedAt":"2026-01-01T18:00:00.000Z","parameters":{"a":[1,2]},"big":123456789012345678901234567890,
             "imageDetails":{"imageId":1,"newer":"x"},"$type":"System.Diagnostics.Process, System.Diagnostics.Process"}
            """);

        var webapp = await _service.CreateClient().DescribeWebappAsync("1", Token);

        webapp.Status.Value.Should().Be("PAUSED");
        webapp.UpdatedAt.Should().Be(new DateTimeOffset(2026, 1, 1, 18, 0, 0, 123, TimeSpan.Zero));
        webapp.Tags.Select(tag => tag.ToString(Formatting.None)).Should().Equal("""{"name":"a"}""", "\"text\"", "7", "null", """["x"]""");
        webapp.AdditionalProperties.Keys.Should().Equal("novelty", "launchedAt", "parameters", "big", "$type");
        webapp.AdditionalProperties["novelty"].Value<bool>().Should().BeTrue();
        webapp.AdditionalProperties["launchedAt"].Value<string>().Should().Be("2026-01-01T18:00:00.000Z");
        webapp.AdditionalProperties["big"].ToString().Should().Be("123456789012345678901234567890");
        webapp.ImageDetails!.AdditionalProperties["newer"].Value<string>().Should().Be("x");
    }

    [Fact]
    public async Task Optional_properties_that_are_missing_or_null_are_null()
    {
        _service.Returns(
            """{"id":"1","name":"one","status":"CREATING","updatedAt":"2026-01-01T00:00:00+02:00","updatedBy":"ada","tags":[],"title":null,"imageDetails":null}""");

        var webapp = await _service.CreateClient().DescribeWebappAsync("1", Token);

        (webapp.Title, webapp.Description, webapp.ImageDetails, webapp.Resources, webapp.SessionStickiness, webapp.CreatedAt)
            .Should().Be((null, null, null, null, null, null));
        webapp.AdditionalProperties.Should().BeEmpty();
    }

    [Fact]
    public async Task An_update_sends_only_what_is_set()
    {
        _service.Returns("""{"id":"1"}""").Returns("""{"id":"1"}""");

        await _service.CreateClient().UpdateWebappAsync("1", new(), Token);
        await _service.CreateClient().UpdateWebappAsync("1", new() { Description = "", SessionStickiness = false, Resources = new() }, Token);

        _service.Requests.Select(request => request.Body).Should().Equal("{}", """{"description":"","resources":{},"sessionStickiness":false}""");
    }
}
