using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using Peak.Webapps.Testing;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>
/// Changes the settings of the process that could reach the client, before any test runs: the defaults of Newtonsoft.Json
/// and the culture. All tests of this project prove that they do not.
/// </summary>
internal static class HostileProcessSettings
{
    /// <summary>Other signs and separators in numbers, dates and times.</summary>
    private static readonly CultureInfo Culture = new("")
    {
        NumberFormat = { NegativeSign = "~", NumberDecimalSeparator = ",", NumberGroupSeparator = "." },
        DateTimeFormat = { DateSeparator = "|", TimeSeparator = "." },
    };

    [ModuleInitializer]
    internal static void Set()
    {
        // The oracle of these tests is read with settings of its own.
        _ = ServiceContract.Embedded;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = Culture;
        JsonConvert.DefaultSettings = () => new JsonSerializerSettings
        {
            CheckAdditionalContent = false,
            ConstructorHandling = ConstructorHandling.AllowNonPublicDefaultConstructor,
            ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
            Converters = [new ThrowingConverter()],
            Culture = Culture,
            DateFormatHandling = DateFormatHandling.MicrosoftDateFormat,
            DateFormatString = "'on' yyyy",
            DateParseHandling = DateParseHandling.DateTimeOffset,
            DateTimeZoneHandling = DateTimeZoneHandling.Local,
            DefaultValueHandling = DefaultValueHandling.Ignore,
            Error = (_, error) => error.ErrorContext.Handled = true,
            FloatFormatHandling = FloatFormatHandling.Symbol,
            FloatParseHandling = FloatParseHandling.Decimal,
            Formatting = Formatting.Indented,
            MaxDepth = 1,
            MetadataPropertyHandling = MetadataPropertyHandling.ReadAhead,
            MissingMemberHandling = MissingMemberHandling.Error,
            NullValueHandling = NullValueHandling.Include,
            ObjectCreationHandling = ObjectCreationHandling.Replace,
            PreserveReferencesHandling = PreserveReferencesHandling.All,
            ReferenceLoopHandling = ReferenceLoopHandling.Ignore,
            SerializationBinder = new ThrowingBinder(),
            StringEscapeHandling = StringEscapeHandling.EscapeNonAscii,
            TypeNameAssemblyFormatHandling = TypeNameAssemblyFormatHandling.Full,
            TypeNameHandling = TypeNameHandling.All,
        };
    }

    private sealed class ThrowingConverter : Newtonsoft.Json.JsonConverter
    {
        public override bool CanConvert(Type objectType) => objectType.Assembly == typeof(WebappClient).Assembly;

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
            throw new InvalidOperationException("The process's defaults were used for reading.");

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
            throw new InvalidOperationException("The process's defaults were used for writing.");
    }

    private sealed class ThrowingBinder : ISerializationBinder
    {
        public Type BindToType(string? assemblyName, string typeName) => throw new SerializationException("The process's defaults were used for types.");

        public void BindToName(Type serializedType, out string? assemblyName, out string? typeName) =>
            throw new SerializationException("The process's defaults were used for types.");
    }
}
