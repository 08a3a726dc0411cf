using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace Peak.Webapps;

/// <summary>How JSON is read and written here, whatever the process set as its default for Newtonsoft.Json.</summary>
internal static class PeakJson
{
    /// <summary>How deep JSON may nest unless a caller says otherwise.</summary>
    internal const int DefaultMaxDepth = 64;

    // Not CreateDefault: that one would take over JsonConvert.DefaultSettings of the process.
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        CheckAdditionalContent = true,
        Culture = CultureInfo.InvariantCulture,
        // What the contract does not know stays the text that the service sent.
        DateParseHandling = DateParseHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        TypeNameHandling = TypeNameHandling.None,
    });

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    internal static T? Read<T>(Stream utf8, int maxDepth = DefaultMaxDepth)
    {
        using var reader = new JsonTextReader(new StreamReader(utf8, Utf8)) { MaxDepth = maxDepth };
        return Read<T>(reader);
    }

    internal static T? Read<T>(string text, int maxDepth = DefaultMaxDepth)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { MaxDepth = maxDepth };
        return Read<T>(reader);
    }

    internal static byte[] Write<T>(T value)
    {
        using var utf8 = new MemoryStream();
        using (var writer = new JsonTextWriter(new StreamWriter(utf8, Utf8)))
        {
            Serializer.Serialize(writer, value, typeof(T));
        }

        return utf8.ToArray();
    }

    private static T? Read<T>(JsonTextReader reader)
    {
        var value = Serializer.Deserialize<T>(reader);
        return value is ICheckable checkable && checkable.FindFault() is { } fault
            ? throw new JsonSerializationException(fault)
            : value;
    }
}
