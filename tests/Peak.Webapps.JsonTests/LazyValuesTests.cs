using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.JsonTests;

/// <summary>Any JSON values are parsed when they are first used, which callers do not notice.</summary>
public sealed class LazyValuesTests
{
    private const string Tags = """[{"name":"a","deep":[[{}],null,1.5]},"text",7,true,null,[],{"twice":1,"twice":2}]""";

    [Fact]
    public void Tags_are_what_was_sent()
    {
        var tags = Read($$"""{"tags":{{Tags}}""").Tags;

        tags.Should().HaveCount(7);
        tags[0]["deep"]![2]!.Value<double>().Should().Be(1.5);
        tags[4].Type.Should().Be(JTokenType.Null);
        tags[6]["twice"]!.Value<int>().Should().Be(2, "the last one of a name wins");
        JsonConvert.SerializeObject(tags).Should().Be(Tags.Replace("\"twice\":1,", "", StringComparison.Ordinal));
    }

    [Fact]
    public void An_index_out_of_range_throws()
    {
        var tags = Read($$"""{"tags":{{Tags}}""").Tags;

        tags.Invoking(static it => it[7]).Should().Throw<ArgumentOutOfRangeException>();
        tags.Invoking(static it => it[-1]).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1E+400")]
    [InlineData("123456789e400")]
    public void A_number_beyond_double_is_written_again_as_it_is(string number)
    {
        var webapp = Read($$"""{"tags":[{{number}}],"novelty":{{number}}""");

        webapp.AdditionalProperties["novelty"].ToString(Formatting.None).Should().Be(number);
        webapp.Tags.Should().ContainSingle();
        foreach (var written in new[] { System.Text.Json.JsonSerializer.Serialize(webapp), JsonConvert.SerializeObject(webapp) })
        {
            written.Should().Contain($"\"novelty\":{number}").And.Contain($"\"tags\":[{number}]");
        }
    }

    [Fact]
    public void Strings_and_lists_that_are_not_set_are_empty()
    {
        var webapp = new Webapp { Status = WebappStatus.Available };

        (webapp.Id, webapp.Name, webapp.UpdatedBy, webapp.Tags.Count, webapp.TagNames.Count, new WebappsPage().Webapps.Count).Should().Be(("", "", "", 0, 0, 0));
        JsonConvert.SerializeObject(webapp).Should().Contain("\"tags\":[]");
    }

    [Fact]
    public async Task Threads_that_use_them_first_together_get_the_same_objects()
    {
        for (var turn = 0; turn < 200; turn++)
        {
            var webapp = Read($$"""{"tags":{{Tags}},"novelty":{"a":[1]}""");
            using var start = new Barrier(4);

            var looks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            {
                start.SignalAndWait();
                return (Tag: webapp.Tags[0], Properties: webapp.AdditionalProperties, Novelty: webapp.AdditionalProperties["novelty"]);
            })));

            looks.Should().OnlyContain(look =>
                ReferenceEquals(look.Tag, looks[0].Tag)
                && ReferenceEquals(look.Properties, looks[0].Properties)
                && ReferenceEquals(look.Novelty, looks[0].Novelty));
        }
    }

    [Fact]
    public void Changes_of_a_caller_are_written()
    {
        var webapp = Read($$"""{"tags":{{Tags}},"novelty":1,"other":2""");

        webapp.AdditionalProperties.Remove("novelty");
        webapp.AdditionalProperties["mine"] = "new";
        webapp.Tags[0]["name"] = "b";

        var written = JObject.Parse(JsonConvert.SerializeObject(webapp));
        written.Should().NotContainKey("novelty");
        written["other"]!.Value<int>().Should().Be(2);
        written["mine"]!.Value<string>().Should().Be("new");
        written["tags"]![0]!["name"]!.Value<string>().Should().Be("b");
    }

    private static Webapp Read(string start)
    {
        var required = ""","id":"1","name":"n","status":"AVAILABLE","createdAt":"2026-03-01T18:00:00Z","createdBy":"a","updatedAt":"2026-03-02T09:30:00Z","updatedBy":"a"}""";
        return PeakJson.Read<Webapp>(start + required)!;
    }

    [Theory]
    [InlineData("-2.735e-26")]
    [InlineData("0.1234567890123456789")]
    [InlineData("12345678901234567890.5")]
    [InlineData("1e300")]
    public void Numbers_keep_at_least_the_precision_of_a_double(string number)
    {
        var webapp = PeakJson.Read<WebappReference>($$"""{"id":"1","x":{{number}}}""")!;

        webapp.AdditionalProperties["x"].Value<double>().Should().Be(double.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
    }
}
