using System.Buffers;

namespace Peak.Webapps;

/// <summary>
/// The bytes of a body in pooled segments, each too small for the large-object heap.
/// </summary>
internal sealed class PooledBody : IDisposable
{
    private const int LargestSegment = 64 * 1024;

    private readonly byte[] _first;
    private List<byte[]>? _others;
    private int _returned;

    /// <param name="expectedLength">The expected length of the body.</param>
    internal PooledBody(long expectedLength) =>
        // One more, so that the end is found without another segment.
        _first = ArrayPool<byte>.Shared.Rent((int)Math.Min(expectedLength + 1, LargestSegment));

    internal long Length { get; private set; }

    internal int SegmentCount => 1 + (_others?.Count ?? 0);

    private byte[] Last => _others is null ? _first : _others[^1];

    private long LengthBeforeLast => _others is null ? 0 : _first.Length + (_others.Count - 1L) * _others[0].Length;

    private int LengthOfLast => (int)(Length - LengthBeforeLast);

    public void Dispose()
    {
        // Once only: an array that is returned twice would be rented by two callers.
        if (Interlocked.Exchange(ref _returned, 1) != 0)
        {
            return;
        }

        ArrayPool<byte>.Shared.Return(_first);
        for (var index = 0; index < _others?.Count; index++)
        {
            ArrayPool<byte>.Shared.Return(_others[index]);
        }
    }

    /// <summary>The bytes of a segment: all but the last are full.</summary>
    internal ReadOnlySpan<byte> Segment(int index)
    {
        ObjectDisposedException.ThrowIf(_returned != 0, this);
        var segment = index == 0 ? _first : _others![index - 1];
        return index == SegmentCount - 1 ? segment.AsSpan(0, LengthOfLast) : segment;
    }

    /// <summary>The whole body, valid until the body is disposed.</summary>
    internal ReadOnlySequence<byte> ToSequence()
    {
        ObjectDisposedException.ThrowIf(_returned != 0, this);
        if (_others is null)
        {
            return new(_first, 0, LengthOfLast);
        }

        var first = new SequenceSegment(_first, runningIndex: 0);
        var last = _others.Aggregate(first, static (segment, next) => segment.Append(next));
        return new(first, 0, last, LengthOfLast);
    }

    /// <summary>The room for the next bytes; never empty.</summary>
    internal Memory<byte> Room()
    {
        if (LengthOfLast == Last.Length)
        {
            (_others ??= []).Add(ArrayPool<byte>.Shared.Rent(LargestSegment));
        }

        return Last.AsMemory(LengthOfLast);
    }

    internal void Advance(int count) => Length += count;

    /// <summary>The first bytes of the body, in an array of their own.</summary>
    internal byte[] ToArray(int maxLength)
    {
        var bytes = new byte[Math.Min(Length, maxLength)];
        var rest = bytes.AsSpan();
        for (var index = 0; rest.Length > 0; index++)
        {
            var segment = Segment(index);
            segment = segment[..Math.Min(segment.Length, rest.Length)];
            segment.CopyTo(rest);
            rest = rest[segment.Length..];
        }

        return bytes;
    }

    private sealed class SequenceSegment : ReadOnlySequenceSegment<byte>
    {
        internal SequenceSegment(byte[] bytes, long runningIndex) => (Memory, RunningIndex) = (bytes, runningIndex);

        internal SequenceSegment Append(byte[] bytes)
        {
            var next = new SequenceSegment(bytes, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
