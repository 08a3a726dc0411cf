using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Newtonsoft.Json;
using JsonException = System.Text.Json.JsonException;

namespace Peak.Webapps;

/// <summary>Reads responses and writes requests. No setting of the process or of a serializer changes how.</summary>
internal static class PeakJson
{
    /// <summary>The number of levels that JSON may nest.</summary>
    internal const int MaxDepth = 64;

    private const int LikelyRequestLength = 512;

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = int.MaxValue };

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <exception cref="JsonException">The body is not JSON, or does not conform to the contract.</exception>
    internal static T? Read<T>(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith(ByteOrderMark))
        {
            body = body[ByteOrderMark.Length..];
        }

        if (body.IsEmpty)
        {
            return default;
        }

        if (ContractJson.Find(typeof(T)) is not IGeneratedJson generated)
        {
            return ReadOtherType<T>(body);
        }

        var reader = new Utf8JsonReader(body, ReaderOptions);
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null && !reader.Read())
        {
            return default;
        }

        var value = (T)generated.Read(ref reader);
        // Throws if anything but white space follows.
        reader.Read();
        return value;
    }

    /// <exception cref="JsonException">The text is not JSON, or does not conform to the contract.</exception>
    internal static T? Read<T>(string json) => Read<T>(Encoding.UTF8.GetBytes(json));

    /// <summary>Writes a value of any type that the contract can have.</summary>
    internal static ReadOnlyMemory<byte> Write(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>(LikelyRequestLength);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            JsonWrite.Value(writer, value);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Reads a type of the caller's own, which only Refit's exceptions ask for.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The client does not get here: callers that ask Refit for a type of their own keep it.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "As above.")]
    private static T? ReadOtherType<T>(ReadOnlySpan<byte> body)
    {
        using var text = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(body)));
        // Not CreateDefault, which would use JsonConvert.DefaultSettings of the process.
        return Newtonsoft.Json.JsonSerializer.Create(new() { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth }).Deserialize<T>(text);
    }
}
