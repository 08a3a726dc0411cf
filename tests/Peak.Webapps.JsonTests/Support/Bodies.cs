using System.Buffers;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>JSON in several segments, as readers of callers may have it.</summary>
internal static class Bodies
{
    internal static ReadOnlySequence<byte> Of(ReadOnlyMemory<byte> bytes, int segmentLength)
    {
        var first = new Segment(bytes[..Math.Min(segmentLength, bytes.Length)]);
        var last = first;
        for (var at = segmentLength; at < bytes.Length; at += segmentLength)
        {
            last = last.Append(bytes.Slice(at, Math.Min(segmentLength, bytes.Length - at)));
        }

        return new(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        internal Segment(ReadOnlyMemory<byte> memory) => Memory = memory;

        internal Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
