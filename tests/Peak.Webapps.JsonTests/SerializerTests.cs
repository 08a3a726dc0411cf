using System.Text.Json;
using System.Text.Json.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using JsonException = System.Text.Json.JsonException;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace Peak.Webapps.JsonTests;

/// <summary>System.Text.Json and Newtonsoft.Json read and write the JSON of the service, inside of users' types, too.</summary>
public sealed partial class SerializerTests
{
    private const string Json =
        """{"id":"ab11","name":"n","status":"AVAILABLE","imageDetails":{"imageId":1,"digest":"a"},"updatedAt":"2026-07-02T09:30:00Z","updatedBy":"u","tags":[{"name":"x"},5,1.10,"2026-07-02T09:30:00Z"],"extra":{"a":1,"at":"2026-07-02T09:30:00Z"}}""";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    [Fact]
    public void The_JSON_of_the_service_is_written()
    {
        var webapp = PeakJson.Read<Webapp>(Json);

        JsonSerializer.Serialize(webapp, Web).Should().Be(Json);
        JsonSerializer.Serialize(webapp).Should().Be(Json);
        JsonConvert.SerializeObject(webapp).Should().Be(Json.Replace("1.10", "1.1", StringComparison.Ordinal));
    }

    [Fact]
    public void The_JSON_of_the_service_is_read()
    {
        foreach (var webapp in new[] { JsonSerializer.Deserialize<Webapp>(Json, Web)!, JsonConvert.DeserializeObject<Webapp>(Json)! })
        {
            webapp.Status.Should().Be(WebappStatus.Available);
            webapp.UpdatedAt.Should().BeExactly(new DateTimeOffset(2026, 7, 2, 9, 30, 0, TimeSpan.Zero));
            webapp.Tags[3].Type.Should().Be(JTokenType.String, "text that looks like a date stays text");
            webapp.AdditionalProperties["extra"]["a"]!.Value<int>().Should().Be(1);
            webapp.ImageDetails!.AdditionalProperties.Should().ContainKey("digest");
        }
    }

    [Fact]
    public void Unset_properties_of_requests_are_omitted()
    {
        var request = new CreateWebappRequest { Name = "n", Title = "" };

        JsonSerializer.Serialize(request, Web).Should().Be("""{"name":"n","title":""}""");
        JsonConvert.SerializeObject(request).Should().Be("""{"name":"n","title":""}""");
    }

    [Fact]
    public void Types_work_inside_of_source_generated_contexts()
    {
        var stored = JsonSerializer.Deserialize($$$"""{"webapps":[{{{Json}}}],"byStatus":{"AVAILABLE":1},"request":{"name":"n"}}""", StoredContext.Default.Stored)!;

        stored.Webapps[0].Id.Should().Be("ab11");
        stored.ByStatus[WebappStatus.Available].Should().Be(1);
        JsonSerializer.Serialize(stored, StoredContext.Default.Stored).Should()
            .Be($$$"""{"webapps":[{{{Json}}}],"byStatus":{"AVAILABLE":1},"request":{"name":"n"}}""");
    }

    [Fact]
    public async Task A_value_that_arrives_in_parts_is_read()
    {
        await using var parts = new SlowStream($"[{Json},{Json}]");

        var webapps = await JsonSerializer.DeserializeAsync<List<Webapp>>(parts, Web, TestContext.Current.CancellationToken);

        webapps!.Select(webapp => webapp.TagNames.Single(name => name == "x")).Should().HaveCount(2);
    }

    [Fact]
    public void Both_serializers_write_indented()
    {
        var request = new CreateWebappRequest { Name = "n" };

        JsonSerializer.Serialize(request, Indented).Should().Be("{\n  \"name\": \"n\"\n}");
        JsonConvert.SerializeObject(request, Formatting.Indented).ReplaceLineEndings("\n").Should().Be("{\n  \"name\": \"n\"\n}");
        JObject.FromObject(request).Should().BeOfType<JObject>().Which["name"]!.Value<string>().Should().Be("n");
    }

    [Fact]
    public void Errors_of_both_serializers_have_the_path()
    {
        const string Wrong = """{"name":"n","imageDetails":{"imageId":"12x"}}""";
        var systemText = FluentActions.Invoking(() => JsonSerializer.Deserialize<CreateWebappRequest>(Wrong)).Should().Throw<JsonException>().Which;
        systemText.Message.Should().Be("'imageDetails.imageId' is \"12x\": expected an integer.");
        systemText.Path.Should().Be("$.imageDetails.imageId");
        FluentActions.Invoking(() => JsonSerializer.Deserialize<List<CreateWebappRequest>>($"[{Wrong}]")).Should().Throw<JsonException>()
            .Which.Path.Should().Be("$[0]");
        var newtonsoft = FluentActions.Invoking(() => JsonConvert.DeserializeObject<CreateWebappRequest>(Wrong)).Should().Throw<JsonSerializationException>().Which;
        newtonsoft.Message.Should().Be("'imageDetails.imageId' is \"12x\": expected an integer.");
        newtonsoft.Path.Should().Be("imageDetails.imageId");
        FluentActions.Invoking(() => JsonConvert.DeserializeObject<List<CreateWebappRequest>>($"[{Wrong}]")).Should().Throw<JsonSerializationException>()
            .Which.Path.Should().Be("[0].imageDetails.imageId");
    }

    [Theory]
    [InlineData("""{"name":"n","titel":"t"}""")]
    [InlineData("""{"name":"n","title":undefined}""")]
    [InlineData("[]")]
    public void Newtonsoft_refuses_what_does_not_conform_to_the_contract(string json) =>
        FluentActions.Invoking(() => JsonConvert.DeserializeObject<CreateWebappRequest>(json)).Should().Throw<global::Newtonsoft.Json.JsonException>();

    [Fact]
    public void Newtonsoft_reads_comments_and_null_where_it_allows_them()
    {
        JsonConvert.DeserializeObject<Dictionary<string, WebappReference>>("""{"a":/* first */{"id":/* second */"1"}}""")!["a"].Id.Should().Be("1");
        JsonConvert.DeserializeObject<WebappReference>("null").Should().BeNull();
        JsonConvert.DeserializeObject<WebappStatus?>("null").Should().BeNull();
    }

    [Fact]
    public void Results_plans_and_changes_are_read_and_written_with_enums_as_text()
    {
        const string Changes = """[{"jsonPath":"imageDetails.imageId","propertyPath":"ImageDetails.ImageId","oldValue":null,"newValue":7,"redeploys":true},{"jsonPath":"extra","propertyPath":"extra","oldValue":"a","newValue":{"b":[1.5]},"redeploys":true}]""";
        const string Result = $$$"""{"id":"ab11","outcome":"Updated","changes":{{{Changes}}},"redeploys":true,"previous":{{{Json}}}}""";
        const string Plan = $$$"""{"action":"None","changes":[],"redeploys":false,"existing":{{{Json}}}}""";

        var result = JsonSerializer.Deserialize(Result, StoredContext.Default.CreateOrUpdateWebappResult)!;
        result.Outcome.Should().Be(CreateOrUpdateOutcome.Updated);
        result.Changes[0].NewValue.Should().Be(7L);
        result.Changes[1].ToString().Should().Be("""extra: "a" → {"b":[1.5]} (redeploys)""");
        Support.JsonText.ShouldBeSameAs(JsonSerializer.Serialize(result, Web), Result);
        Support.JsonText.ShouldBeSameAs(JsonSerializer.Serialize(JsonSerializer.Deserialize<CreateOrUpdateWebappPlan>(Plan, Web), Web), Plan);
        Support.JsonText.ShouldBeAboutSameAs(Newtonsoft(JsonConvert.DeserializeObject<CreateOrUpdateWebappResult>(Result)!), Result);
        Support.JsonText.ShouldBeAboutSameAs(Newtonsoft(JsonConvert.DeserializeObject<CreateOrUpdateWebappPlan>(Plan)!), Plan);
    }

    [Fact]
    public void A_change_to_any_type_of_value_is_written()
    {
        foreach (var (value, json) in new (object, string)[]
        {
            ("a\"é", "\"a\\\"é\""), (true, "true"), (1, "1"), (2L, "2"), (1.5f, "1.5"), (1.5d, "1.5"), (1.50m, "1.50"), (WebappStatus.Available, "\"AVAILABLE\""),
            (new DateTimeOffset(2026, 7, 2, 9, 30, 0, TimeSpan.Zero), "\"2026-07-02T09:30:00Z\""), (new ImageDetails { ImageId = 1 }, """{"imageId":1}"""),
            (JToken.Parse("[1,null]"), "[1,null]"), (new[] { "a", null }, """["a",null]"""), (Guid.Empty, $"\"{Guid.Empty}\""),
        })
        {
            var change = new PropertyChange { JsonPath = "p", PropertyPath = "P", OldValue = value, NewValue = value, Redeploys = false };

            change.ToString().Should().Be($"p: {json} → {json}");
            Support.JsonText.ShouldBeSameAs(JsonSerializer.Serialize(change, Web), $$$"""{"jsonPath":"p","propertyPath":"P","oldValue":{{{json}}},"newValue":{{{json}}},"redeploys":false}""");
        }
    }

    [Fact]
    public void A_required_property_that_is_null_is_not_written()
    {
        var request = new CreateWebappRequest { Name = null! };

        FluentActions.Invoking(() => JsonSerializer.Serialize(request)).Should().Throw<JsonException>().WithMessage("'name' is null: the contract requires a value.");
        FluentActions.Invoking(() => JsonConvert.SerializeObject(request)).Should().Throw<JsonSerializationException>().WithMessage("'name' is null*");
    }

    [Fact]
    public void The_converter_converts_types_of_the_contract_alone()
    {
        new SystemTextJsonConverter().CanConvert(typeof(Webapp)).Should().BeTrue();
        new SystemTextJsonConverter().CanConvert(typeof(string)).Should().BeFalse();
        new NewtonsoftJsonConverter().CanConvert(typeof(WebappStatus?)).Should().BeTrue();
        new NewtonsoftJsonConverter().CanConvert(typeof(string)).Should().BeFalse();
    }

    private static string Newtonsoft(object value) =>
        JsonConvert.SerializeObject(value, new JsonSerializerSettings { ContractResolver = new CamelCasePropertyNamesContractResolver() });

    internal sealed class Stored
    {
        public required List<Webapp> Webapps { get; init; }

        public required Dictionary<WebappStatus, int> ByStatus { get; init; }

        public required CreateWebappRequest Request { get; init; }

        public WebappStatus? Status { get; init; }
    }

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Stored))]
    [JsonSerializable(typeof(CreateOrUpdateWebappResult))]
    private sealed partial class StoredContext : JsonSerializerContext;

    /// <summary>A stream that gives a few bytes at a time.</summary>
    private sealed class SlowStream(string text) : MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(7, buffer.Length)], cancellationToken);
    }
}
