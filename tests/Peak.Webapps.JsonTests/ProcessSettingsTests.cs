using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Peak.Webapps.JsonTests;

/// <summary>No setting of the process changes what is read and written.</summary>
[CollectionDefinition(nameof(ProcessSettingsTests), DisableParallelization = true)]
[Collection(nameof(ProcessSettingsTests))]
public sealed class ProcessSettingsTests : IDisposable
{
    private const string Json =
        """{"id":"1","name":"n","status":"NEWER","imageDetails":{"imageId":1.0},"updatedAt":"2026-07-02T09:30:00","updatedBy":"u","tags":["2026-07-02T09:30:00Z",1.5,{"$type":"System.Object","$id":"1"}],"newer":{"at":"2026-07-02T09:30:00+01:00"}}""";

    private readonly Func<JsonSerializerSettings>? _defaults = JsonConvert.DefaultSettings;
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;

    public static TheoryData<string, JsonSerializerSettings> Settings => new()
    {
        { "missing members", new() { MissingMemberHandling = MissingMemberHandling.Error } },
        { "null values", new() { NullValueHandling = NullValueHandling.Ignore, DefaultValueHandling = DefaultValueHandling.IgnoreAndPopulate } },
        { "default values", new() { NullValueHandling = NullValueHandling.Include, DefaultValueHandling = DefaultValueHandling.Include } },
        { "dates", new() { DateParseHandling = DateParseHandling.DateTime, DateTimeZoneHandling = DateTimeZoneHandling.Local, DateFormatString = "dd.MM.yyyy", DateFormatHandling = DateFormatHandling.MicrosoftDateFormat } },
        { "numbers", new() { FloatParseHandling = FloatParseHandling.Decimal, FloatFormatHandling = FloatFormatHandling.Symbol } },
        { "types", new() { TypeNameHandling = TypeNameHandling.All, MetadataPropertyHandling = MetadataPropertyHandling.ReadAhead, SerializationBinder = new DefaultSerializationBinder() } },
        { "references", new() { PreserveReferencesHandling = PreserveReferencesHandling.All, ReferenceLoopHandling = ReferenceLoopHandling.Error } },
        { "text", new() { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii, Formatting = Formatting.Indented, Culture = CommaCulture } },
        { "names", new() { ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy(true, true) } } },
        { "construction", new() { ConstructorHandling = ConstructorHandling.AllowNonPublicDefaultConstructor, ObjectCreationHandling = ObjectCreationHandling.Replace, MaxDepth = 1 } },
        { "converters", new() { Converters = { new StringEnumConverter(), new IsoDateTimeConverter { DateTimeFormat = "yyyy" }, new RefusingConverter() } } },
        { "errors", new() { Error = (_, error) => error.ErrorContext.Handled = true, CheckAdditionalContent = false } },
        { "tracing", new() { TraceWriter = new MemoryTraceWriter() } },
    };

    [Theory]
    [MemberData(nameof(Settings), DisableDiscoveryEnumeration = true)]
    public void Default_settings_of_Newtonsoft_do_not_change_what_is_read_and_written(string name, JsonSerializerSettings settings)
    {
        var expected = ReadAndWritten();

        JsonConvert.DefaultSettings = () => settings;

        ReadAndWritten().Should().Equal(expected, name);
        PeakJson.Read<Error>("""{"code":"2026-07-02T09:30:00Z","more":1}""")!.Code.Should().Be("2026-07-02T09:30:00Z");
        FluentActions.Invoking(() => PeakJson.Read<WebappReference>("{}")).Should().Throw<System.Text.Json.JsonException>();
    }

    [Fact]
    public void The_culture_does_not_change_what_is_read_and_written()
    {
        var expected = ReadAndWritten();

        CultureInfo.CurrentCulture = CommaCulture;

        ReadAndWritten().Should().Equal(expected);
        FluentActions.Invoking(() => PeakJson.Read<WebappReference>("""{"id":-1.5}""")).Should().Throw<System.Text.Json.JsonException>().WithMessage("*-1.5*");
    }

    public void Dispose()
    {
        JsonConvert.DefaultSettings = _defaults;
        CultureInfo.CurrentCulture = _culture;
    }

    private static CultureInfo CommaCulture => new("")
    {
        NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" },
        DateTimeFormat = { DateSeparator = "_", TimeSeparator = "!" },
    };

    private static List<string> ReadAndWritten()
    {
        var webapp = PeakJson.Read<Webapp>(Json)!;
        var request = new CreateWebappRequest
        {
            Name = "é",
            ImageDetails = new() { ImageId = -1, AdditionalProperties = { ["ratio"] = 1.5, ["at"] = new JValue(new DateTime(2026, 7, 2, 0, 0, 0, DateTimeKind.Utc)), ["none"] = JValue.CreateNull() } },
        };
        return
        [
            Support.Generated.Write(webapp),
            string.Join('|', webapp.Tags.Select(tag => $"{tag.Type} {tag.ToString(Formatting.None)}")),
            $"{webapp.AdditionalProperties["newer"]["at"]!.Type}",
            System.Text.Json.JsonSerializer.Serialize(webapp),
            System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonSerializer.Deserialize<Webapp>(Json)),
            Support.Generated.Write(request),
        ];
    }

    private sealed class Error
    {
        public string? Code { get; set; }
    }

    private sealed class RefusingConverter : JsonConverter
    {
        public override bool CanConvert(Type objectType) => true;

        public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => throw new NotSupportedException();

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
    }
}
