using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Peak.Webapps.Testing.Tests;

/// <summary>The settings of the process are changed here: these tests run alone.</summary>
[CollectionDefinition(nameof(ProcessSettingsTests), DisableParallelization = true)]
[Collection(nameof(ProcessSettingsTests))]
public sealed class ProcessSettingsTests : IDisposable
{
    private readonly Func<JsonSerializerSettings>? _settings = JsonConvert.DefaultSettings;
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;

    public static TheoryData<string> Settings =>
    [
        .. typeof(JsonSerializerSettings).GetProperties().Where(property => Hostile(property.Name) is not null).Select(property => property.Name),
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task No_default_setting_of_JsonConvert_affects_fake_and_drift_check(string setting)
    {
        var property = typeof(JsonSerializerSettings).GetProperty(setting)!;
        JsonConvert.DefaultSettings = () =>
        {
            var settings = new JsonSerializerSettings();
            property.SetValue(settings, Hostile(setting));
            return settings;
        };

        using var service = Start();
        await UseFakeAndDriftCheckAsync(service);
    }

    [Fact]
    public async Task A_running_fake_and_the_drift_check_do_not_read_the_default_settings_of_JsonConvert()
    {
        using var service = Start();
        JsonConvert.DefaultSettings = () => throw new InvalidOperationException("The default settings were read.");

        await UseFakeAndDriftCheckAsync(service);
    }

    [Fact]
    public void Every_setting_of_JsonConvert_is_tested()
    {
        // Without a value here: what is obsolete, and the handler that only sees errors.
        Settings.Select(row => row.Data).Should().BeEquivalentTo(
            typeof(JsonSerializerSettings).GetProperties()
                .Where(property => property.GetCustomAttributes(typeof(ObsoleteAttribute), false).Length == 0)
                .Select(property => property.Name));
    }

    [Fact]
    public async Task The_culture_of_the_process_does_not_affect_fake_and_drift_check()
    {
        CultureInfo.CurrentCulture = HostileCulture();

        using var service = Start();
        await UseFakeAndDriftCheckAsync(service);
    }

    public void Dispose()
    {
        JsonConvert.DefaultSettings = _settings;
        CultureInfo.CurrentCulture = _culture;
    }

    private static FakePeakService Start() =>
        FakePeakService.Start(new FakePeakServiceOptions { FailDeployment = _ => false, FailDeletion = _ => false });

    private static async Task UseFakeAndDriftCheckAsync(FakePeakService service)
    {
        var token = TestContext.Current.CancellationToken;
        var findings = new List<DriftFinding>();
        using var drift = new ContractDriftHandler(findings.Add, WebappClient.CreateHandler());
        using var http = new HttpClient(drift);
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", service.AuthToken);
        var collection = new Uri(service.BaseAddress, "/webapps/api/v1/webapps/");

        ServiceContract.Parse(ServiceContract.ReadJson()).Operations.Should().HaveSameCount(ServiceContract.Embedded.Operations);
        var id = service.Add(new CreateWebappRequest { Name = "größe", Title = "Ü", ImageDetails = new() { ImageId = 1, VersionId = 2 } });
        var webapp = service.Webapps.Should().ContainSingle().Subject;
        (webapp.Id, webapp.Title, webapp.ImageDetails!.VersionId, webapp.Status).Should().Be((id, "Ü", 2, WebappStatus.Available));
        webapp.CreatedAt.Should().BeCloseTo(TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1));

        var created = await http.PostAsync(collection, new StringContent("""{"name":"churn"}""", null, "application/json"), token);
        var createdId = (string)JObject.Parse(await created.Content.ReadAsStringAsync(token))["id"]!;
        using var change = new StringContent("""{"title":"New","sessionStickiness":true}""", null, "application/json");
        (await http.PatchAsync(new Uri(collection, createdId), change, token)).IsSuccessStatusCode.Should().BeTrue();
        var described = await http.GetStringAsync(new Uri(collection, createdId), token);
        described.Should().MatchRegex("^{\"id\":\"[-0-9a-f]{36}\",\"name\":\"churn\",\"status\":\"DEPLOYING\",\"createdAt\":\"[-0-9]{10}T[:0-9]{8}\\.[0-9]{3}Z\"")
            .And.Contain("\"sessionStickiness\":true");
        (await http.GetStringAsync(new Uri($"{collection}?status=AVAILABLE&searchTerm=GR&pageSize=5&pageNumber=1"), token))
            .Should().StartWith("{\"webappsCount\":1,\"webapps\":[{\"id\":").And.Contain("größe");
        (await http.DeleteAsync(new Uri(collection, createdId), token)).IsSuccessStatusCode.Should().BeTrue();
        (await http.GetAsync(new Uri(collection, createdId), token)).IsSuccessStatusCode.Should().BeTrue();
        ((int)(await http.GetAsync(new Uri(collection, createdId), token)).StatusCode).Should().Be(404);
        findings.Should().BeEmpty();

        service.RespondNext(WebappOperations.DescribeWebapp, new FakeResponse(200, described.Replace("DEPLOYING", "ASLEEP", StringComparison.Ordinal)));
        await http.GetAsync(new Uri(collection, createdId), token);
        findings.Select(finding => finding.Location).Should().Equal("status");
        ContractDrift.Check(WebappOperations.DescribeWebapp, 200, "application/json", """{"id":"i","name":"n","status":"AVAILABLE","updatedAt":"2020-01-01T18:00:00.000Z","updatedBy":"b","tags":["a",1,{"x":null}],"title":null}""")
            .Should().BeEmpty();
        ContractDrift.Check(WebappOperations.DeleteWebapp, 200, "application/json", """{"id":5}""")
            .Should().ContainSingle().Which.ToString().Should().Be("deleteWebapp 200: id must be a string");
    }

    /// <summary>A value of a setting that would change or break what a serializer does; null for a setting without one.</summary>
    private static object? Hostile(string setting) => setting switch
    {
        nameof(JsonSerializerSettings.MissingMemberHandling) => MissingMemberHandling.Error,
        nameof(JsonSerializerSettings.NullValueHandling) => NullValueHandling.Ignore,
        nameof(JsonSerializerSettings.DefaultValueHandling) => DefaultValueHandling.Ignore,
        nameof(JsonSerializerSettings.ReferenceLoopHandling) => ReferenceLoopHandling.Ignore,
        nameof(JsonSerializerSettings.ObjectCreationHandling) => ObjectCreationHandling.Replace,
        nameof(JsonSerializerSettings.PreserveReferencesHandling) => PreserveReferencesHandling.All,
        nameof(JsonSerializerSettings.TypeNameHandling) => TypeNameHandling.All,
        nameof(JsonSerializerSettings.TypeNameAssemblyFormatHandling) => TypeNameAssemblyFormatHandling.Full,
        nameof(JsonSerializerSettings.MetadataPropertyHandling) => MetadataPropertyHandling.ReadAhead,
        nameof(JsonSerializerSettings.ConstructorHandling) => ConstructorHandling.AllowNonPublicDefaultConstructor,
        nameof(JsonSerializerSettings.ContractResolver) => new DefaultContractResolver { NamingStrategy = new KebabCaseNamingStrategy() },
        nameof(JsonSerializerSettings.EqualityComparer) => EqualityComparer<object>.Default,
        nameof(JsonSerializerSettings.ReferenceResolverProvider) => () => (IReferenceResolver)new HostileReferenceResolver(),
        nameof(JsonSerializerSettings.TraceWriter) => new MemoryTraceWriter(),
        nameof(JsonSerializerSettings.SerializationBinder) => new DefaultSerializationBinder(),
        nameof(JsonSerializerSettings.Error) => (EventHandler<Newtonsoft.Json.Serialization.ErrorEventArgs>)((_, error) => error.ErrorContext.Handled = true),
        nameof(JsonSerializerSettings.Context) => new JsonSerializerSettings().Context,
        nameof(JsonSerializerSettings.DateFormatString) => "yyyy",
        nameof(JsonSerializerSettings.MaxDepth) => 1,
        nameof(JsonSerializerSettings.Formatting) => Formatting.Indented,
        nameof(JsonSerializerSettings.DateFormatHandling) => DateFormatHandling.MicrosoftDateFormat,
        nameof(JsonSerializerSettings.DateTimeZoneHandling) => DateTimeZoneHandling.Local,
        nameof(JsonSerializerSettings.DateParseHandling) => DateParseHandling.DateTime,
        nameof(JsonSerializerSettings.FloatFormatHandling) => FloatFormatHandling.Symbol,
        nameof(JsonSerializerSettings.FloatParseHandling) => FloatParseHandling.Decimal,
        nameof(JsonSerializerSettings.StringEscapeHandling) => StringEscapeHandling.EscapeNonAscii,
        nameof(JsonSerializerSettings.Culture) => HostileCulture(),
        nameof(JsonSerializerSettings.CheckAdditionalContent) => true,
        nameof(JsonSerializerSettings.Converters) => new List<Newtonsoft.Json.JsonConverter> { new HostileConverter() },
        _ => null,
    };

    private static CultureInfo HostileCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.DateTimeFormat.TimeSeparator = ".";
        culture.DateTimeFormat.DateSeparator = "!";
        return culture;
    }

    private sealed class HostileConverter : Newtonsoft.Json.JsonConverter
    {
        public override bool CanConvert(Type objectType) => true;

        public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
            throw new InvalidOperationException("A converter of the process was used.");

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
            throw new InvalidOperationException("A converter of the process was used.");
    }

    private sealed class HostileReferenceResolver : IReferenceResolver
    {
        public object ResolveReference(object context, string reference) => throw new InvalidOperationException();

        public string GetReference(object context, object value) => throw new InvalidOperationException();

        public bool IsReferenced(object context, object value) => throw new InvalidOperationException();

        public void AddReference(object context, string reference, object value) => throw new InvalidOperationException();
    }
}
