using System.ComponentModel;
using Newtonsoft.Json;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace Peak.Webapps.JsonTests;

/// <summary>An open enum comes from text wherever .NET makes values of text.</summary>
public sealed class OpenEnumTests
{
    [Fact]
    public void Text_is_parsed_whether_the_contract_lists_it_or_not()
    {
        WebappStatus.Parse("AVAILABLE").Should().Be(WebappStatus.Available);
        WebappStatus.Parse("NEWER".AsSpan(), null).Value.Should().Be("NEWER");
        WebappStatus.TryParse("available", null, out var status).Should().BeTrue();
        status.Should().NotBe(WebappStatus.Available, "upper and lower case differ");
        WebappStatus.TryParse("CREATING".AsSpan(), null, out status).Should().BeTrue();
        status.Should().Be(WebappStatus.Creating);
        ParsedAs<WebappStatus>("AVAILABLE").Should().Be(WebappStatus.Available);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Blank_text_is_no_value(string text)
    {
        FluentActions.Invoking(() => WebappStatus.Parse(text)).Should().Throw<FormatException>().WithMessage($"\"{text}\" is blank: expected the text of a WebappStatus.");
        FluentActions.Invoking(() => TypeDescriptor.GetConverter(typeof(WebappStatus)).ConvertFrom(text)).Should().Throw<FormatException>();
        WebappStatus.TryParse(text, null, out var status).Should().BeFalse();
        WebappStatus.TryParse(text.AsSpan(), null, out _).Should().BeFalse();
        status.Should().Be(default(WebappStatus));
    }

    [Fact]
    public void Null_is_no_value()
    {
        FluentActions.Invoking(() => WebappStatus.Parse(null!)).Should().Throw<ArgumentNullException>();
        WebappStatus.TryParse(null, null, out _).Should().BeFalse();
    }

    [Fact]
    public void A_type_converter_converts_from_and_to_text()
    {
        var converter = TypeDescriptor.GetConverter(typeof(WebappStatus));

        converter.ConvertFromInvariantString("AVAILABLE").Should().Be(WebappStatus.Available);
        converter.ConvertToInvariantString(WebappStatus.Available).Should().Be("AVAILABLE");
        converter.CanConvertFrom(typeof(string)).Should().BeTrue();
        converter.CanConvertFrom(typeof(int)).Should().BeFalse();
        FluentActions.Invoking(() => converter.ConvertFrom(7)).Should().Throw<NotSupportedException>();
    }

    [Fact]
    public void The_texts_are_constants_for_switch()
    {
        var text = WebappStatus.CreateFailed.Value switch
        {
            WebappStatusValues.CreateFailed or WebappStatusValues.DeleteFailed => "failed",
            _ => "other",
        };

        text.Should().Be("failed");
        typeof(WebappStatusValues).GetFields().Select(field => field.GetRawConstantValue()).Should().Equal(WebappStatus.KnownValues.Select(status => status.Value));
    }

    [Fact]
    public void Both_serializers_read_and_write_it_as_a_value_and_as_a_key()
    {
        var counts = new Dictionary<WebappStatus, WebappStatus?> { [WebappStatus.Available] = new("NEWER"), [new("NEWER")] = null };
        const string Json = """{"AVAILABLE":"NEWER","NEWER":null}""";

        JsonSerializer.Serialize(counts).Should().Be(Json);
        JsonConvert.SerializeObject(counts).Should().Be(Json);
        JsonSerializer.Deserialize<Dictionary<WebappStatus, WebappStatus?>>(Json).Should().Equal(counts);
        JsonConvert.DeserializeObject<Dictionary<WebappStatus, WebappStatus?>>(Json).Should().Equal(counts);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("7")]
    [InlineData("null")]
    public void Both_serializers_refuse_what_is_no_text(string json)
    {
        FluentActions.Invoking(() => JsonSerializer.Deserialize<WebappStatus>(json)).Should().Throw<System.Text.Json.JsonException>();
        FluentActions.Invoking(() => JsonConvert.DeserializeObject<WebappStatus>(json)).Should().Throw<JsonException>();
    }

    [Fact]
    public void A_value_without_text_is_not_written()
    {
        var webapp = new Webapp { Id = "1" };

        FluentActions.Invoking(() => JsonSerializer.Serialize(default(WebappStatus))).Should().Throw<System.Text.Json.JsonException>().WithMessage("The WebappStatus has no value: set one.");
        FluentActions.Invoking(() => JsonSerializer.Serialize(new Dictionary<WebappStatus, int> { [default] = 1 })).Should().Throw<System.Text.Json.JsonException>();
        FluentActions.Invoking(() => JsonSerializer.Serialize(webapp)).Should().Throw<System.Text.Json.JsonException>().WithMessage("'status' has no value: set one.");
        FluentActions.Invoking(() => JsonConvert.SerializeObject(webapp)).Should().Throw<JsonSerializationException>().WithMessage("'status' has no value: set one.");
    }

    [Fact]
    public void Null_and_text_are_compared_without_an_exception()
    {
        WebappStatus? status = WebappStatus.KnownValues.Count == 0 ? WebappStatus.Available : null;

        status.Should().BeNull("a condition with null has the type WebappStatus?");
        typeof(WebappStatus).GetMethod("op_Implicit").Should().BeNull();
    }

    [Fact]
    public void A_blank_key_is_refused() =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<Dictionary<WebappStatus, int>>("""{"":1}""")).Should().Throw<System.Text.Json.JsonException>();

    private static T ParsedAs<T>(string text)
        where T : ISpanParsable<T> => T.Parse(text.AsSpan(), null);
}
