using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;

namespace Peak.Webapps;

/// <summary>How JSON is read and written here, whatever the process set as its default for Newtonsoft.Json.</summary>
internal static class PeakJson
{
    /// <summary>How many levels deep JSON may be, unless the options say otherwise.</summary>
    internal const int DefaultMaxDepth = 64;

    /// <exception cref="JsonException">The body is not the JSON of the contract; the message is short.</exception>
    internal static T? Read<T>(PooledBody body, int maxDepth = DefaultMaxDepth)
    {
        using var text = new Utf8BodyReader(body);
        return Read<T>(text, maxDepth);
    }

    /// <exception cref="JsonException">The text is not the JSON of the contract; the message is short.</exception>
    internal static T? Read<T>(string json, int maxDepth = DefaultMaxDepth)
    {
        using var text = new StringReader(json);
        return Read<T>(text, maxDepth);
    }

    internal static byte[] Write(IJsonObject? value)
    {
        using var text = new PooledTextWriter();
        using var writer = new JsonTextWriter(text) { ArrayPool = CharArrayPool.Shared };
        JsonWrite.Object(writer, value);
        writer.Flush();
        return text.ToUtf8();
    }

    /// <exception cref="JsonException">The text is not the JSON of the contract; the message is short.</exception>
    internal static T? Read<T>(TextReader text, int maxDepth)
    {
        using var reader = new JsonTextReader(text)
        {
            ArrayPool = CharArrayPool.Shared,
            // What the contract does not know stays the text that the service sent.
            DateParseHandling = DateParseHandling.None,
            MaxDepth = maxDepth,
            PropertyNameTable = ContractJson.PropertyNames,
        };
        try
        {
            return Read<T>(reader);
        }
        catch (JsonException exception) when (exception.Message.Length > MessageText.MaxLength)
        {
            // Newtonsoft.Json repeats a name or a number that it does not like, even if it is megabytes long.
            throw new JsonSerializationException(MessageText.Cut(exception.Message));
        }
    }

    private static T? Read<T>(JsonTextReader reader)
    {
        if (!JsonRead.TryNext(reader))
        {
            return default;
        }

        var value = ContractJson.TryRead(typeof(T), reader, out var known) ? (T?)known : Foreign<T>(reader);
        if (JsonRead.TryNext(reader))
        {
            throw JsonRead.Unexpected(reader, "the end of the JSON");
        }

        return value is ICheckable checkable && checkable.FindViolation() is { } fault
            ? throw new JsonSerializationException(fault)
            : value;
    }

    /// <summary>Reads a type of the user's own, which only Refit's exceptions are ever asked for.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The client never comes here; whoever asks Refit for a type of his own keeps it.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "As above.")]
    private static T? Foreign<T>(JsonTextReader reader) =>
        // Not CreateDefault: that one would take over JsonConvert.DefaultSettings of the process.
        JsonSerializer.Create(new() { DateParseHandling = DateParseHandling.None, MaxDepth = reader.MaxDepth }).Deserialize<T>(reader);
}
