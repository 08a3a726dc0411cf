using System.Text.Json;

namespace Peak.Webapps.JsonTests;

/// <summary>What is JSON is decided by RFC 8259, as System.Text.Json's parser reads it.</summary>
public sealed class SyntaxTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("-0")]
    [InlineData("1.5e-3")]
    [InlineData("\"a\\u00e9\\n\"")]
    [InlineData("[ ]")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("null")]
    public void JSON_is_read(string value)
    {
        IsJson(value).Should().BeTrue();
        PeakJson.Read<WebappReference>($$"""{"id":"1","x":{{value}} }""")!.Id.Should().Be("1");
    }

    [Theory]
    [InlineData("'a'")]
    [InlineData("a")]
    [InlineData("undefined")]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("new Date(1)")]
    [InlineData("010")]
    [InlineData("0x10")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1e")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("1 /* one */")]
    [InlineData("1 // one")]
    [InlineData("\"\t\"")]
    [InlineData("\"\\x41\"")]
    [InlineData("\"\\'\"")]
    [InlineData("TRUE")]
    [InlineData("")]
    public void JavaScript_that_is_not_JSON_is_refused(string value)
    {
        IsJson(value).Should().BeFalse();
        Refused($$"""{"id":"1","x":{{value}}}""");
        Refused($$"""{"id":{{value}}}""");
    }

    [Theory]
    [InlineData("""{"ID":"1"}""")]
    [InlineData("""{"id":"1"} 2""")]
    [InlineData("""{"id":"1"}}""")]
    [InlineData("""{"id":"1" """)]
    [InlineData("""[{"id":"1"}]""")]
    [InlineData("\"1\"")]
    [InlineData(" ")]
    public void Other_documents_are_refused(string json) => Refused(json);

    [Fact]
    public void Text_that_is_not_Unicode_is_refused_and_not_replaced()
    {
        Refused("{\"id\":\"\\ud83d\"}");
        Refused("{\"id\":\"1\",\"x\":[\"\\ud83d\"]}");
        var notUtf8 = (byte[])[.. "{\"id\":\"1\",\"x\":\"Gr"u8, 0xFC, .. "n\"}"u8];
        var reading = () => PeakJson.Read<WebappReference>(notUtf8);
        reading.Should().Throw<JsonException>().WithMessage("*not valid Unicode text*");
    }

    [Fact]
    public void Nothing_and_null_are_no_value_and_a_byte_order_mark_is_ignored()
    {
        PeakJson.Read<WebappReference>("").Should().BeNull();
        PeakJson.Read<WebappReference>(" null ").Should().BeNull();
        PeakJson.Read<WebappReference>("\uFEFF{\"id\":\"1\"}")!.Id.Should().Be("1");
    }

    [Fact]
    public void JSON_nests_up_to_64_levels()
    {
        PeakJson.Read<WebappReference>($$"""{"id":"1","x":{{new string('[', 63)}}{{new string(']', 63)}}}""")!.AdditionalProperties.Should().ContainKey("x");
        Refused($$"""{"id":"1","x":{{new string('[', 64)}}{{new string(']', 64)}}}""");
    }

    private static bool IsJson(string value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Refused(string json) =>
        FluentActions.Invoking(() => PeakJson.Read<WebappReference>(json)).Should().Throw<JsonException>();
}
