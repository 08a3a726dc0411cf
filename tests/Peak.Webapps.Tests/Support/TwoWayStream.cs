using System.Threading.Channels;

namespace Peak.Webapps.Tests;

/// <summary>A connection whose other end says what comes in, and when; what goes out is dropped.</summary>
internal sealed class TwoWayStream : Stream
{
    private readonly Channel<int> _incoming = Channel.CreateUnbounded<int>();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    internal void Brings(int count) => _incoming.Writer.TryWrite(count);

    internal void Ends() => _incoming.Writer.TryWrite(0);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _incoming.Reader.ReadAsync(cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => default;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
