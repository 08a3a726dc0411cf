using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Testing;

/// <summary>Turns the contract's types into JSON and back, with times written as the service writes them.</summary>
internal static class FakeJson
{
    // Not CreateDefault: that one would take over JsonConvert.DefaultSettings of the process.
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        Culture = CultureInfo.InvariantCulture,
        DateFormatString = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
        DateParseHandling = DateParseHandling.None,
    });

    /// <summary>Writes and reads: an object made without a text in between would hold times that nobody has formatted.</summary>
    public static JObject From(object value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Serializer.Serialize(text, value);
        return (JObject)ContractJson.Parse(text.ToString());
    }

    public static T To<T>(JToken token) => token.ToObject<T>(Serializer)!;

    /// <summary>Puts other properties over those of an object; objects inside it are merged alike.</summary>
    public static JObject With(this JObject target, JObject changes)
    {
        target.Merge(changes, new JsonMergeSettings { MergeArrayHandling = MergeArrayHandling.Replace });
        return target;
    }

    public static string Text(JToken token) => token.ToString(Formatting.None);
}
