using System.Runtime.CompilerServices;

namespace Peak.Webapps;

/// <summary>
/// A connection that throws when it is closed instead of a response. .NET takes such an end for that of an idle connection
/// and sends a request without a body up to three times more, even a DELETE: at once, and unknown to <see cref="RetryHandler" />.
/// </summary>
/// <remarks>A connection that is closed before the request is written was idle: .NET opens another.</remarks>
/// <param name="connection">The connection, after TLS; this stream disposes of it.</param>
internal sealed class NoResendStream(Stream connection) : Stream
{
    /// <summary>Whether a request was written and nothing was read since. A read may already wait while it is written.</summary>
    private volatile bool _isResponseDue;

    /// <summary>
    /// Whether the last read returned bytes. Only the next read takes them for a response: what is written until then belongs
    /// to the same request, whose response came early, as .NET begins to read before it writes another.
    /// </summary>
    private bool _hasRead;

    public override bool CanRead => connection.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => connection.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    internal static ValueTask<Stream> FilterAsync(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken) =>
        // HTTP/2 reports which requests were not processed.
        new(context.NegotiatedHttpVersion.Major == 1 ? new NoResendStream(context.PlaintextStream) : context.PlaintextStream);

    // Pooled, as each call waits here for its response.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        OnReadStarting();
        return OnRead(await connection.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        OnReadStarting();
        return OnRead(connection.Read(buffer, offset, count), count);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _isResponseDue = true;
        return connection.WriteAsync(buffer, cancellationToken);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        _isResponseDue = true;
        connection.Write(buffer, offset, count);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);

    public override void Flush() => connection.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            connection.Dispose();
        }

        base.Dispose(disposing);
    }

    private void OnReadStarting()
    {
        if (_hasRead)
        {
            _hasRead = false;
            _isResponseDue = false;
        }
    }

    private int OnRead(int read, int requested)
    {
        if (read > 0)
        {
            _hasRead = true;
        }
        else if (requested > 0 && _isResponseDue)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The service closed the connection without a response.");
        }

        return read;
    }
}
