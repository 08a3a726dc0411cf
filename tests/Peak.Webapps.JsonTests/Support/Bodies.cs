namespace Peak.Webapps.JsonTests.Support;

/// <summary>Bodies as they come from a connection.</summary>
internal static class Bodies
{
    /// <summary>Makes a body whose first segment is as small as the pool has them, so that its edge lies inside of most bodies.</summary>
    internal static PooledBody Of(ReadOnlySpan<byte> bytes)
    {
        var body = new PooledBody(expectedLength: 0);
        while (bytes.Length > 0)
        {
            var room = body.Room().Span;
            var part = bytes[..Math.Min(bytes.Length, room.Length)];
            part.CopyTo(room);
            body.Advance(part.Length);
            bytes = bytes[part.Length..];
        }

        return body;
    }
}
