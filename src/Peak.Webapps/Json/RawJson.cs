using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Peak.Webapps;

/// <summary>Copies JSON values as they are, without white space, to parse them when they are first used.</summary>
internal struct RawJson
{
    private SmallBuffer _small;
    private byte[]? _large;
    private int _length;
    private bool _needsComma;

    [UnscopedRef]
    private Span<byte> Buffer => _large ?? (Span<byte>)_small;

    /// <summary>Copies a value.</summary>
    /// <param name="reader">At the first token of the value; at its last token afterwards.</param>
    /// <returns>The JSON of the value.</returns>
    /// <exception cref="JsonException">The value is not valid JSON.</exception>
    internal static byte[] Value(ref Utf8JsonReader reader)
    {
        var raw = new RawJson();
        raw.CopyValue(ref reader);
        return raw.ToArray();
    }

    /// <summary>Copies a property of an object.</summary>
    /// <param name="reader">At the name of the property; at the last token of its value afterwards.</param>
    /// <exception cref="JsonException">The property is not valid JSON.</exception>
    internal void AddProperty(ref Utf8JsonReader reader)
    {
        if (_length == 0)
        {
            Append("{"u8);
        }

        CopyToken(ref reader);
        reader.Read();
        CopyValue(ref reader);
    }

    /// <summary>The JSON of an object with all properties that were added. Null if there were none.</summary>
    internal byte[]? ToObject()
    {
        if (_length == 0)
        {
            return null;
        }

        Append("}"u8);
        return ToArray();
    }

    private void CopyValue(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        CopyToken(ref reader);
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            do
            {
                reader.Read();
                CopyToken(ref reader);
            }
            while (reader.CurrentDepth > depth);
        }
    }

    private byte[] ToArray() => Buffer[.._length].ToArray();

    private void CopyToken(ref Utf8JsonReader reader)
    {
        if (_needsComma && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            Append(","u8);
        }

        _needsComma = true;
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                CopyString(ref reader);
                Append(":"u8);
                _needsComma = false;
                break;
            case JsonTokenType.String:
                CopyString(ref reader);
                break;
            default:
                CopyBytes(ref reader);
                _needsComma = reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
                break;
        }
    }

    private void CopyString(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped || reader.HasValueSequence || !Ascii.IsValid(reader.ValueSpan))
        {
            // Throws for text that is not valid: later, nobody would expect an error.
            _ = JsonRead.Text(ref reader, "");
        }

        Append("\""u8);
        CopyBytes(ref reader);
        Append("\""u8);
    }

    private void CopyBytes(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence)
        {
            foreach (var part in reader.ValueSequence)
            {
                Append(part.Span);
            }
        }
        else
        {
            Append(reader.ValueSpan);
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.TryCopyTo(Buffer[_length..]))
        {
            var larger = new byte[Math.Max(Buffer.Length * 2, _length + bytes.Length)];
            Buffer[.._length].CopyTo(larger);
            _large = larger;
            bytes.CopyTo(Buffer[_length..]);
        }

        _length += bytes.Length;
    }

    /// <summary>Long enough for the usual values, so that only a copy of the right length is allocated.</summary>
    [InlineArray(512)]
    private struct SmallBuffer
    {
        private byte _first;
    }
}
