using System.Buffers;
using System.Runtime.InteropServices;

namespace Peak.Webapps.Tests;

/// <summary>The memory of a body: in segments, complete, and returned to the pool once.</summary>
public sealed class PooledBodyTests
{
    private const int LargestSegment = 64 * 1024;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(LargestSegment)]
    [InlineData((2 * LargestSegment) + 200)]
    public void The_bytes_are_complete_in_segments_and_as_an_array(int length)
    {
        var bytes = new byte[length];
        new Random(4711).NextBytes(bytes);
        using var body = new PooledBody(expectedLength: 0);

        var firstLength = Fill(body, bytes);

        body.Length.Should().Be(length);
        body.SegmentCount.Should().Be(1 + (int)Math.Ceiling(Math.Max(0, length - firstLength) / (double)LargestSegment));
        Enumerable.Range(0, body.SegmentCount).SelectMany(index => body.Segment(index).ToArray()).Should().Equal(bytes);
        body.ToArray(int.MaxValue).Should().Equal(bytes);
        body.ToArray(100).Should().Equal(bytes.Take(100));
    }

    [Fact]
    public void A_body_of_the_expected_length_needs_one_segment()
    {
        using var body = new PooledBody(expectedLength: 1024);
        body.Advance(1024);

        body.Room().Length.Should().BePositive();

        body.SegmentCount.Should().Be(1);
    }

    [Fact]
    public void No_segment_is_on_the_large_object_heap()
    {
        using var body = new PooledBody(long.MaxValue - 1);

        body.Room().Length.Should().Be(LargestSegment);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public void Segments_are_returned_to_the_pool_once(int count, int disposals)
    {
        var body = new PooledBody(LargestSegment);
        var last = ArraySegment<byte>.Empty;
        for (var segment = 0; segment < count; segment++)
        {
            MemoryMarshal.TryGetArray(body.Room(), out last);
            body.Advance(LargestSegment);
        }

        for (var disposal = 0; disposal < disposals; disposal++)
        {
            body.Dispose();
        }

        // What this thread gave back last it is lent first; other threads may take the rest.
        var lent = Enumerable.Range(0, count + 1).Select(_ => ArrayPool<byte>.Shared.Rent(LargestSegment)).ToArray();
        lent[0].Should().BeSameAs(last.Array);
        lent.Distinct().Should().HaveCount(count + 1);
        Array.ForEach(lent, array => ArrayPool<byte>.Shared.Return(array));
    }

    [Fact]
    public void A_disposed_body_cannot_be_read()
    {
        var body = new PooledBody(1);
        body.Dispose();

        FluentActions.Invoking(() => body.Segment(0).Length).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public async Task A_content_disposes_of_its_body()
    {
        var body = new PooledBody(1);
        var content = new PooledContent(body);

        content.Dispose();

        FluentActions.Invoking(() => body.Segment(0).Length).Should().Throw<ObjectDisposedException>();
        await FluentActions.Awaiting(() => content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().ThrowAsync<ObjectDisposedException>();
    }

    /// <returns>The length of the first segment.</returns>
    private static int Fill(PooledBody body, ReadOnlySpan<byte> bytes)
    {
        var firstLength = body.Room().Length;
        while (bytes.Length > 0)
        {
            var room = body.Room().Span;
            var part = bytes[..Math.Min(bytes.Length, room.Length)];
            part.CopyTo(room);
            body.Advance(part.Length);
            bytes = bytes[part.Length..];
        }

        return firstLength;
    }
}
