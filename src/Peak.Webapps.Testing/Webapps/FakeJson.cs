using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing;

/// <summary>Converts between the client's types and JSON, and writes times as the service does.</summary>
internal static class FakeJson
{
    // Not CreateDefault, which would apply JsonConvert.DefaultSettings of the process.
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        Culture = CultureInfo.InvariantCulture,
        DateParseHandling = DateParseHandling.None,
    });

    public static JObject From(object value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Serializer.Serialize(text, value);
        return (JObject)ContractJson.Parse(text.ToString());
    }

    public static T To<T>(JToken token) => token.ToObject<T>(Serializer)!;

    /// <summary>Sets properties of an object; nested objects are merged in the same way.</summary>
    public static JObject With(this JObject target, JObject changes)
    {
        target.Merge(changes, new JsonMergeSettings { MergeArrayHandling = MergeArrayHandling.Replace });
        return target;
    }

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Text(JToken token) => token.ToString(Formatting.None);
}
