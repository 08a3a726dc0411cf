namespace Peak.Webapps.Testing.Tests;

public sealed class ContractResponseTests
{
    private const string Described =
        """{"id":"i","name":"n","status":"AVAILABLE","updatedAt":"2020-01-01T18:00:00.000Z","updatedBy":"b","tags":["a",1,{"x":null}]}""";

    private static readonly ContractOperation Describe = ServiceContract.Embedded.Operation(WebappOperations.DescribeWebapp);

    [Fact]
    public void The_examples_of_the_contract_follow_it()
    {
        foreach (var operation in ServiceContract.Embedded.Operations)
        {
            foreach (var status in operation.Statuses)
            {
                var response = operation.Response(status)!;

                response.Example.Should().NotBeNull();
                operation.CheckResponse(status, response.ContentType, response.Example!.ToString())
                    .Should().BeEmpty($"it is the example of {operation}, {status}");
            }
        }
    }

    [Fact]
    public void Examples_are_as_the_contract_writes_them()
    {
        var example = Describe.Response(200)!.Example!;

        FakeJson.Text(example["imageDetails"]!).Should().Be("""{"imageId":101,"versionId":7}""");
        FakeJson.Text(example["sessionStickiness"]!).Should().Be("false");
        FakeJson.Text(example["createdAt"]!).Should().Be("\"2026-03-01T18:00:00.000Z\"");
    }

    [Fact]
    public void A_changed_example_changes_no_other()
    {
        Describe.Response(404)!.Example!["detail"] = "changed";

        Describe.Response(404)!.Example!["detail"]!.ToString().Should().Be("Webapp ab11c21d-1add-45dd-a72e-8c6b83b68dee does not exist");
    }

    [Theory]
    [InlineData("2020-01-01T18:00:00Z")]
    [InlineData("2020-01-01T18:00:00.123456789+02:00")]
    public void A_time_with_an_offset_is_a_time(string time)
    {
        Check(With("updatedAt", $"\"{time}\"")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("\"2020\"")]
    [InlineData("\"2020-01-01\"")]
    [InlineData("\"2020-01-01T18:00:00\"")]
    [InlineData("\"2020-13-01T18:00:00Z\"")]
    [InlineData("\"2020-02-30T18:00:00Z\"")]
    public void Other_texts_are_not_times(string time)
    {
        Check(With("updatedAt", time)).Should().Equal(Violation("updatedAt", "must be a date-time with an offset"));
    }

    [Theory]
    [InlineData("id", "5", "must be a string")]
    [InlineData("id", "\"\"", "must have a length of at least 1")]
    [InlineData("tags", "{}", "must be an array")]
    [InlineData("imageDetails", "5", "must be an object")]
    [InlineData("sessionStickiness", "0", "must be a boolean")]
    public void A_wrong_value_is_a_violation(string property, string value, string text)
    {
        Check(With(property, value)).Should().Contain(Violation(property, text));
    }

    [Fact]
    public void A_missing_property_is_a_violation()
    {
        Check("""{"id":"i","name":"n","status":"AVAILABLE","updatedAt":"2020-01-01T18:00:00Z","updatedBy":"b"}""")
            .Should().Equal(Violation("tags", "is required"));
    }

    [Fact]
    public void Null_is_allowed_only_where_the_contract_says_nullable()
    {
        Check(With("title", "null")).Should().BeEmpty();
        Check(With("createdBy", "null")).Should().Equal(Violation("createdBy", "must be a string"));
        Check(With("imageDetails", "null")).Should().Contain(Violation("imageDetails", "must be an object"));
    }

    [Fact]
    public void A_property_that_is_not_in_the_contract_is_unknown()
    {
        Check(With("novelty", "true")).Should().Equal(UnknownProperty("novelty"));
        Check(With("imageDetails", """{"imageId":1,"digest":"d"}""")).Should().Equal(UnknownProperty("imageDetails.digest"));
    }

    [Fact]
    public void A_status_that_is_not_in_the_contract_is_unknown()
    {
        Check(With("status", "\"ASLEEP\"")).Should().ContainSingle()
            .Which.Should().Match<ContractFinding>(finding => finding.Kind == DriftKind.UnknownValue && finding.Location == "status");
    }

    [Fact]
    public void A_status_that_is_not_a_string_is_a_violation()
    {
        Check(With("status", "5")).Should().OnlyContain(finding => finding.Kind == DriftKind.Violation && finding.Location == "status");
    }

    [Fact]
    public void An_error_inside_an_item_is_reported_at_its_path()
    {
        var list = ServiceContract.Embedded.Operation(WebappOperations.ListWebapps);
        var item = With("colour", "\"red\"").Replace("\"i\"", "5", StringComparison.Ordinal);
        var page = $$"""{"webappsCount":2,"webapps":[{{Described}},{{item}}],"pageCount":3000000000,"pageNumber":1.0,"pageSize":"25"}""";

        list.CheckResponse(200, "application/json", page).Should().BeEquivalentTo(
        [
            Violation("webapps[1].id", "must be a string"),
            UnknownProperty("webapps[1].colour"),
            Violation("pageCount", "must fit into int32"),
            Violation("pageNumber", "must be an integer"),
            Violation("pageSize", "must be an integer"),
        ]);
    }

    [Fact]
    public void An_undocumented_status_code_is_a_violation()
    {
        Describe.CheckResponse(418, "application/json", "{}").Should().Equal(
            ContractFinding.Violation("status", "418 is not documented for describeWebapp"));
    }

    [Fact]
    public void A_body_that_is_not_JSON_is_a_violation()
    {
        Describe.CheckResponse(500, "text/html", "<html></html>").Should().Equal(
            ContractFinding.Violation("header.Content-Type", "must be application/json in UTF-8"));
        Describe.CheckResponse(200, "application/json", "").Should().Equal(Violation("body", "is required"));
        Describe.CheckResponse(200, "application/json", "{").Should().Equal(Violation("body", "must be JSON"));
    }

    private static IReadOnlyList<ContractFinding> Check(string body) => Describe.CheckResponse(200, "application/json", body);

    private static string With(string property, string value)
    {
        var body = (Newtonsoft.Json.Linq.JObject)ContractJson.Parse(Described);
        body[property] = ContractJson.Parse(value);
        return body.ToString();
    }

    private static ContractFinding Violation(string location, string text) => ContractFinding.Violation(location, text);

    private static ContractFinding UnknownProperty(string location) => ContractFinding.UnknownProperty(location);
}
