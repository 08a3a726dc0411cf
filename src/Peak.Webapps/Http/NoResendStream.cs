using System.Runtime.CompilerServices;

namespace Peak.Webapps;

/// <summary>
/// A connection whose end in place of an answer is a failure. .NET takes such an end for that of an idle connection, and
/// sends a request without a body up to three times more, a DELETE too: at once, and unknown to <see cref="RetryHandler" />.
/// </summary>
/// <remarks>An end that comes before the request is left alone: that one is of an idle connection, and .NET takes another.</remarks>
/// <param name="connection">The connection, after TLS; this one disposes it.</param>
internal sealed class NoResendStream(Stream connection) : Stream
{
    /// <summary>Whether a request went out, and nothing came in since. A read may be under way while it is written.</summary>
    private volatile bool _isAnswerDue;

    /// <summary>
    /// Whether the last read brought something in. Only the next one takes it for an answer: what is written until then
    /// belongs to the same request, whose answer came early, as .NET begins to read before it writes another.
    /// </summary>
    private bool _hasComeIn;

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
        // HTTP/2 tells by itself which requests were not looked at, and ends of its connections are no answers.
        new(context.NegotiatedHttpVersion.Major == 1 ? new NoResendStream(context.PlaintextStream) : context.PlaintextStream);

    // The boxes are pooled: a call that waits for its answer, as all do, costs no memory.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        NoteBegin();
        return Noted(await connection.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        NoteBegin();
        return Noted(connection.Read(buffer, offset, count), count);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _isAnswerDue = true;
        return connection.WriteAsync(buffer, cancellationToken);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        _isAnswerDue = true;
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

    private void NoteBegin()
    {
        if (_hasComeIn)
        {
            _hasComeIn = false;
            _isAnswerDue = false;
        }
    }

    private int Noted(int read, int wanted)
    {
        if (read > 0)
        {
            _hasComeIn = true;
        }
        else if (wanted > 0 && _isAnswerDue)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The service closed the connection without an answer.");
        }

        return read;
    }
}
