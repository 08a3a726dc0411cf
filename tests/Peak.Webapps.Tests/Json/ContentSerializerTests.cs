using System.Text.Json;

namespace Peak.Webapps.Tests;

/// <summary>The members of Refit's serializer interface that the calls of the client do not use.</summary>
public sealed class ContentSerializerTests
{
    private readonly PeakContentSerializer _serializer = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_methods_create_the_same_content()
    {
        var request = new CreateWebappRequest { Name = "é" };

        foreach (var content in new[] { _serializer.ToHttpContent(request), _serializer.ToHttpContentSynchronous(request), _serializer.ToStreamingHttpContent(request) })
        {
            (await content.ReadAsStringAsync(Token)).Should().Be("""{"name":"é"}""");
            content.Headers.ContentType!.ToString().Should().Be("application/json; charset=utf-8");
            content.Headers.ContentLength.Should().Be(13);
        }
    }

    [Fact]
    public async Task A_text_and_any_content_are_read()
    {
        _serializer.DeserializeFromString<WebappReference>("""{"id":"1"}""")!.Id.Should().Be("1");
        (await _serializer.FromHttpContentAsync<WebappReference>(new StringContent("""{"id":"2"}"""), Token))!.Id.Should().Be("2");
        await _serializer.Awaiting(serializer => serializer.FromHttpContentAsync<WebappReference>(new StringContent("{}"), Token))
            .Should().ThrowAsync<JsonException>();
    }

    [Fact]
    public void A_type_of_the_caller_is_read_by_Newtonsoft_Json()
    {
        var error = _serializer.DeserializeFromString<UsersError>("""{"code":"2026-01-01T00:00:00Z","more":1}""");

        error!.Code.Should().Be("2026-01-01T00:00:00Z");
    }

    [Fact]
    public void Properties_have_no_other_name_in_queries() =>
        _serializer.GetFieldNameForProperty(typeof(UsersError).GetProperty(nameof(UsersError.Code))!).Should().BeNull();

    private sealed class UsersError
    {
        public string? Code { get; set; }
    }
}
