using System.Text.Json;

namespace Peak.Webapps.JsonTests;

/// <summary>Values are read as the contract says, or refused with the path, the value and what was expected.</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData("7.0", 7)]
    [InlineData("70e-1", 7)]
    [InlineData("1e2", 100)]
    [InlineData("-1.50E+1", -15)]
    [InlineData("-0.0", 0)]
    [InlineData("0e99999999999999999999", 0)]
    [InlineData("9223372036854775807.0", long.MaxValue)]
    [InlineData("-922337203685477580.8e1", long.MinValue)]
    [InlineData("9007199254740993.0", 9007199254740993)]
    public void Whole_numbers_are_integers(string number, long expected) =>
        Read(imageId: number).ImageDetails!.ImageId.Should().Be(expected);

    [Theory]
    [InlineData("1.5", "1.5: expected an integer of 64 bits")]
    [InlineData("1.0000000000000000000000000000000001", "1.0000000000000000000000000000000001: expected an integer of 64 bits")]
    [InlineData("1e-1", "1e-1: expected an integer of 64 bits")]
    [InlineData("9223372036854775808", "9223372036854775808: expected an integer of 64 bits")]
    [InlineData("1e19", "1e19: expected an integer of 64 bits")]
    [InlineData("1e99999999999999999999", "1e99999999999999999999: expected an integer of 64 bits")]
    [InlineData("true", "true: expected an integer")]
    [InlineData("\"12x\"", "\"12x\": expected an integer")]
    [InlineData("\"5\"", "\"5\": expected an integer")]
    [InlineData("\"\"", "\"\": expected an integer")]
    [InlineData("[1]", "an array: expected an integer")]
    [InlineData("{}", "an object: expected an integer")]
    [InlineData("null", "null: the contract requires a value")]
    public void Other_values_are_no_integers(string value, string problem) =>
        FluentActions.Invoking(() => Read(imageId: value)).Should().Throw<JsonException>().WithMessage($"'imageDetails.imageId' is {problem}.");

    [Theory]
    [InlineData("2147483647.0", true)]
    [InlineData("2147483648", false)]
    public void Integers_of_32_bits_are_as_exact(string number, bool isRead)
    {
        var reading = () => PeakJson.Read<WebappsPage>($$"""{"webappsCount":{{number}},"webapps":[],"pageCount":1,"pageNumber":1,"pageSize":25}""");

        if (isRead)
        {
            reading()!.WebappsCount.Should().Be(int.MaxValue);
        }
        else
        {
            reading.Should().Throw<JsonException>().WithMessage("'webappsCount' is 2147483648: expected an integer of 32 bits.");
        }
    }

    [Theory]
    [InlineData("2026-07-02T09:30:00Z", "2026-07-02T09:30:00+00:00")]
    [InlineData("2026-07-02T09:30:00", "2026-07-02T09:30:00+00:00")]
    [InlineData("2026-07-02T09:30:00.25", "2026-07-02T09:30:00.25+00:00")]
    [InlineData("2026-07-02t09:30:00z", "2026-07-02T09:30:00+00:00")]
    [InlineData("2026-07-02T09:30:00.123456789Z", "2026-07-02T09:30:00.1234567+00:00")]
    [InlineData("2026-07-02T09:30:00+09:00", "2026-07-02T09:30:00+09:00")]
    [InlineData("\\u0032026-07-02T09:30:00Z", "2026-07-02T09:30:00+00:00")]
    public void Dates_are_those_of_RFC_3339_and_UTC_without_an_offset(string date, string expected)
    {
        var updatedAt = Read(updatedAt: date).UpdatedAt;

        updatedAt.Should().BeExactly(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-07-02")]
    [InlineData("2026-07-02T09:30Z")]
    [InlineData("2026-07-02 09:30:00Z")]
    [InlineData("2026-13-02T09:30:00Z")]
    [InlineData("2026-02-30T09:30:00Z")]
    [InlineData("2026-07-02T09:30:00+15:00")]
    [InlineData("/Date(1234567890000)/")]
    [InlineData("Thu, 02 Jul 2026 09:30:00 GMT")]
    [InlineData("")]
    public void Other_texts_are_no_dates(string text) =>
        FluentActions.Invoking(() => Read(updatedAt: text)).Should().Throw<JsonException>()
            .WithMessage($"'updatedAt' is \"{text}\": expected a date and time, as in \"2026-07-02T09:30:00Z\".");

    [Fact]
    public void An_empty_id_is_refused_as_the_contract_requires_a_length()
    {
        Refused<WebappReference>("""{"id":""}""", "'id' is too short: the contract requires a length of 1 or more.");
        Refused<WebappsPage>(
            """{"webappsCount":1,"webapps":[{"id":"","name":"n"}],"pageCount":1,"pageNumber":1,"pageSize":25}""",
            "'webapps[0].id' is too short: the contract requires a length of 1 or more.");
    }

    [Fact]
    public void A_required_property_that_is_missing_or_null_is_named_with_its_path()
    {
        Refused<WebappReference>("{}", "'id' is missing: the contract requires it.");
        Refused<WebappReference>("""{"id":null}""", "'id' is null: the contract requires a value.");
        Refused<WebappsPage>("""{"webapps":[{"id":"1"}]}""", "'webapps[0].name' is missing: the contract requires it.");
        Refused<WebappsPage>("""{"webapps":[null]}""", "'webapps[0]' is null: the contract requires a value.");
        Refused<WebappsPage>("[1]", "The JSON is an array: expected an object.");
    }

    [Fact]
    public void A_status_is_a_string_that_is_not_blank()
    {
        Refused<WebappSummary>("""{"status":""}""", "'status' is \"\": expected the text of a WebappStatus.");
        Refused<WebappSummary>("""{"status":7}""", "'status' is 7: expected the text of a WebappStatus.");
    }

    [Fact]
    public void A_long_value_is_cut_in_the_message() =>
        Refused<WebappReference>($$"""{"id":{{new string('9', 2000)}}}""", $"'id' is {new string('9', 100)}…: expected a string.");

    [Fact]
    public void A_request_with_a_property_that_the_contract_does_not_have_is_refused() =>
        Refused<CreateWebappRequest>("""{"name":"n","titel":"t"}""", "'titel' is not a property of CreateWebappRequest.");

    [Fact]
    public void The_last_value_of_a_repeated_name_is_taken()
    {
        PeakJson.Read<WebappReference>("""{"id":"1","id":"2"}""")!.Id.Should().Be("2");
        PeakJson.Read<CreateWebappRequest>("""{"name":"n","imageDetails":{"imageId":1,"versionId":1},"imageDetails":{"imageId":2}}""")!
            .ImageDetails.Should().BeEquivalentTo(new { ImageId = 2, VersionId = (long?)null });
        PeakJson.Read<CreateWebappRequest>("""{"name":"n","title":"t","title":null}""")!.Title.Should().BeNull();
    }

    private static Webapp Read(string imageId = "1", string updatedAt = "2026-07-02T09:30:00Z") => PeakJson.Read<Webapp>(
        $$$"""{"id":"1","name":"n","status":"AVAILABLE","updatedAt":"{{{updatedAt}}}","updatedBy":"u","tags":[],"imageDetails":{"imageId":{{{imageId}}}}}""")!;

    private static void Refused<T>(string json, string message) =>
        FluentActions.Invoking(() => PeakJson.Read<T>(json)).Should().Throw<JsonException>().WithMessage(message);
}
