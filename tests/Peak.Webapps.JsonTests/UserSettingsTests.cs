using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.JsonTests;

/// <summary>Users' own Newtonsoft.Json reads and writes the types, inside their types too.</summary>
public sealed class UserSettingsTests
{
    private static readonly JsonSerializerSettings Strict = new() { MissingMemberHandling = MissingMemberHandling.Error };

    [Fact]
    public void What_the_quick_start_reads_is_read()
    {
        var json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "webapp.json"));

        JsonConvert.DeserializeObject<CreateWebappRequest>(json, Strict)!.Title.Should().Be("Churn dashboard");
    }

    [Fact]
    public void A_misspelt_property_in_what_the_quick_start_reads_is_refused()
    {
        var json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "webapp.json")).Replace("\"title\"", "\"titel\"", StringComparison.Ordinal);

        var reading = () => JsonConvert.DeserializeObject<CreateWebappRequest>(json, Strict);

        reading.Should().Throw<JsonSerializationException>().WithMessage("Could not find member 'titel' on object of type 'CreateWebappRequest'*");
    }

    [Fact]
    public void A_misspelt_property_is_refused_inside_a_users_own_type()
    {
        var reading = () => JsonConvert.DeserializeObject<List<UpdateWebappRequest>>("""[{"titel":"x"}]""", Strict);

        reading.Should().Throw<JsonSerializationException>().WithMessage("*'titel'*'UpdateWebappRequest'*");
    }

    [Fact]
    public void A_misspelt_property_is_passed_over_by_default() =>
        JsonConvert.DeserializeObject<CreateWebappRequest>("""{"titel":["x"],"name":"n"}""")!.Name.Should().Be("n");

    [Fact]
    public void A_type_that_keeps_what_is_unknown_keeps_it_for_strict_readers_too() =>
        JsonConvert.DeserializeObject<WebappReference>("""{"id":"1","newer":2}""", Strict)!.AdditionalProperties["newer"].Value<int>().Should().Be(2);

    [Fact]
    public void Comments_stand_before_values_in_a_users_own_type() =>
        JsonConvert.DeserializeObject<Dictionary<string, WebappReference>>("""{"a":/* first */{"id":"1"}}""")!["a"].Id.Should().Be("1");

    [Fact]
    public void Tokens_are_read_and_written_as_text_is()
    {
        var token = JObject.Parse("""{"name":"n","imageDetails":{"imageId":1,"newer":[true]}}""");

        var request = token.ToObject<CreateWebappRequest>()!;

        JToken.DeepEquals(JObject.FromObject(request), token).Should().BeTrue();
        JsonConvert.SerializeObject(request).Should().Be(token.ToString(Formatting.None));
    }

    [Fact]
    public void The_last_of_two_lists_of_one_name_is_taken()
    {
        const string One = """{"id":"1","name":"n","status":"AVAILABLE","updatedAt":"2026-07-01T10:00:00Z","updatedBy":"u","tags":[1],"tags":[2]}""";

        PeakJson.Read<WebappSummary>(One)!.Tags.Should().ContainSingle().Which.Value<int>().Should().Be(2);
    }

    [Fact]
    public void A_time_that_is_more_than_14_hours_away_from_UTC_is_refused_as_other_texts_are()
    {
        const string One = """{"id":"1","name":"n","status":"AVAILABLE","updatedAt":"2026-07-01T10:00:00+15:00","updatedBy":"u","tags":[]}""";

        var reading = () => PeakJson.Read<WebappSummary>(One);

        reading.Should().Throw<JsonException>();
    }
}
