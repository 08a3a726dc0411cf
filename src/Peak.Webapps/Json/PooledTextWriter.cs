using System.Buffers;
using System.Text;

namespace Peak.Webapps;

/// <summary>Collects text in a pooled array, to make UTF-8 of the whole at once.</summary>
internal sealed class PooledTextWriter : TextWriter
{
    private char[] _text = ArrayPool<char>.Shared.Rent(1024);
    private int _length;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        MakeRoom(1);
        _text[_length++] = value;
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        MakeRoom(buffer.Length);
        buffer.CopyTo(_text.AsSpan(_length));
        _length += buffer.Length;
    }

    /// <summary>The text as UTF-8 in an array of its own, which may outlive the writer.</summary>
    internal byte[] ToUtf8() => Encoding.UTF8.GetBytes(_text, 0, _length);

    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _text, []) is { Length: > 0 } text)
        {
            ArrayPool<char>.Shared.Return(text);
        }

        base.Dispose(disposing);
    }

    private void MakeRoom(int count)
    {
        if (_text.Length - _length >= count)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_text.Length * 2, _length + count));
        _text.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_text);
        _text = larger;
    }
}
