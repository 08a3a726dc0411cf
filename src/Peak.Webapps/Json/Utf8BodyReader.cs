using System.Text;
using System.Text.Unicode;

namespace Peak.Webapps;

/// <summary>
/// Reads a body as text, straight from its segments: UTF-8, with or without a byte order mark. What is not UTF-8 becomes
/// U+FFFD, as with a <see cref="StreamReader" />.
/// </summary>
/// <param name="body">The body. It stays the caller's to dispose.</param>
internal sealed class Utf8BodyReader(PooledBody body) : TextReader
{
    private const int LongestSequence = 4;

    private int _segment;
    private int _offset = body.Segment(0).StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>The second half of a pair of which only the first one had room.</summary>
    private char _lowSurrogate;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        if (_lowSurrogate != default)
        {
            buffer[0] = _lowSurrogate;
            _lowSurrogate = default;
            return 1;
        }

        if (Rest().IsEmpty)
        {
            return 0;
        }

        Utf8.ToUtf16(Rest(), buffer, out var read, out var written, replaceInvalidSequences: true, isFinalBlock: false);
        _offset += read;
        return written > 0 ? written : ReadOne(buffer);
    }

    /// <summary>What is left of the segment; of the next one when nothing is; empty at the end of the body.</summary>
    private ReadOnlySpan<byte> Rest()
    {
        if (_offset == body.Segment(_segment).Length && _segment + 1 < body.SegmentCount)
        {
            _segment++;
            _offset = 0;
        }

        return body.Segment(_segment)[_offset..];
    }

    /// <summary>Reads one character that crosses the edge of a segment, ends with the body, or finds too little room.</summary>
    private int ReadOne(Span<char> buffer)
    {
        Span<byte> sequence = stackalloc byte[LongestSequence];
        var length = Peek(sequence);
        Rune.DecodeFromUtf8(sequence[..length], out var rune, out var consumed);
        for (; consumed > 0; consumed--)
        {
            _ = Rest();
            _offset++;
        }

        Span<char> characters = stackalloc char[2];
        var count = rune.EncodeToUtf16(characters);
        if (count <= buffer.Length)
        {
            characters[..count].CopyTo(buffer);
            return count;
        }

        buffer[0] = characters[0];
        _lowSurrogate = characters[1];
        return 1;
    }

    /// <summary>Copies the next bytes, from as many segments as they are in, and stays where it is.</summary>
    private int Peek(Span<byte> bytes)
    {
        var length = 0;
        var rest = Rest();
        for (var segment = _segment; ; rest = body.Segment(segment))
        {
            var part = rest[..Math.Min(rest.Length, bytes.Length - length)];
            part.CopyTo(bytes[length..]);
            length += part.Length;
            if (length == bytes.Length || ++segment == body.SegmentCount)
            {
                return length;
            }
        }
    }
}
