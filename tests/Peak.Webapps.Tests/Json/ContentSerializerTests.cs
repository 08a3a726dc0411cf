using Newtonsoft.Json;

namespace Peak.Webapps.Tests;

/// <summary>What Refit asks of a serializer, beside what the calls of the client make it ask.</summary>
public sealed class ContentSerializerTests
{
    private readonly PeakContentSerializer _serializer = new(maxDepth: 2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Content_is_the_same_whichever_way_it_is_asked_for()
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
    public async Task A_text_and_a_content_that_is_not_ours_are_read_too_and_no_deeper()
    {
        _serializer.DeserializeFromString<WebappReference>("""{"id":"1"}""")!.Id.Should().Be("1");
        (await _serializer.FromHttpContentAsync<WebappReference>(new StringContent("""{"id":"2"}"""), Token))!.Id.Should().Be("2");
        _serializer.Invoking(serializer => serializer.DeserializeFromString<WebappReference>("""{"id":"1","a":[[1]]}""")).Should().Throw<JsonException>();
        await _serializer.Awaiting(serializer => serializer.FromHttpContentAsync<WebappReference>(new StringContent("""{"id":"1","a":[[1]]}"""), Token))
            .Should().ThrowAsync<JsonException>();
    }

    [Fact]
    public void A_type_of_the_users_own_is_read_as_Newtonsoft_Json_reads_it_whatever_the_process_set()
    {
        var error = _serializer.DeserializeFromString<UsersError>("""{"code":"2026-01-01T00:00:00Z","more":1}""");

        error!.Code.Should().Be("2026-01-01T00:00:00Z");
    }

    [Fact]
    public void Nothing_but_blanks_is_nothing_and_more_than_one_value_is_too_much()
    {
        _serializer.DeserializeFromString<WebappReference>("").Should().BeNull();
        _serializer.DeserializeFromString<WebappReference>(" /* nothing */ ").Should().BeNull();
        _serializer.DeserializeFromString<WebappReference>("""{"id":"1"} // the end""")!.Id.Should().Be("1");
        _serializer.Invoking(serializer => serializer.DeserializeFromString<WebappReference>("""{"id":"1"} 2""")).Should().Throw<JsonException>()
            .WithMessage("Additional text encountered after finished reading JSON content: 2.*");
    }

    [Fact]
    public void What_a_reader_objects_to_is_cut_where_it_would_fill_a_log()
    {
        var name = new string('x', 2000);

        var fault = _serializer.Invoking(serializer => serializer.DeserializeFromString<WebappReference>("{\"id\":{\"" + name + "\":1}}"))
            .Should().Throw<JsonException>().Which;

        fault.Message.Length.Should().BeLessThanOrEqualTo(1000);
    }

    [Fact]
    public void A_property_is_named_as_its_attribute_says()
    {
        _serializer.GetFieldNameForProperty(typeof(UsersError).GetProperty(nameof(UsersError.Code))!).Should().Be("code");
        _serializer.GetFieldNameForProperty(typeof(UsersError).GetProperty(nameof(UsersError.Unnamed))!).Should().BeNull();
    }

    private sealed class UsersError
    {
        [JsonProperty("code")]
        public string? Code { get; set; }

        public string? Unnamed { get; set; }
    }
}
