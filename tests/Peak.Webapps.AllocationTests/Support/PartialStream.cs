namespace Peak.Webapps.AllocationTests.Support;

/// <summary>A response body that arrives in parts.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="mostAtOnce">The size of a part.</param>
/// <param name="end">What the read after the last part returns or throws: 0 is the end of the body.</param>
/// <param name="yields">Whether each read yields to other tasks first.</param>
internal sealed class PartialStream(byte[] bytes, int mostAtOnce, Func<CancellationToken, Task<int>> end, bool yields = false) : Stream
{
    private int _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    internal static Task<int> Ended(CancellationToken cancellationToken) => Task.FromResult(0);

    internal static Task<int> CutOff(CancellationToken cancellationToken) => Task.FromException<int>(new IOException("The connection was closed."));

    /// <summary>Waits until the call is cancelled.</summary>
    internal static async Task<int> Stalled(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<int>();
        using var cancelling = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return await never.Task;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (yields)
        {
            await Task.Yield();
        }

        var part = bytes.AsMemory(_read, Math.Min(Math.Min(mostAtOnce, buffer.Length), bytes.Length - _read));
        part.CopyTo(buffer);
        _read += part.Length;
        return part.Length > 0 ? part.Length : await end(cancellationToken);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
