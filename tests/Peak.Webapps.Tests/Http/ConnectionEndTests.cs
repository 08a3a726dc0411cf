using System.Text;

namespace Peak.Webapps.Tests;

/// <summary>Closed connections, on the level of streams.</summary>
public sealed class ConnectionEndTests
{
    private static readonly byte[] Request = Encoding.ASCII.GetBytes("GET / HTTP/1.1");

    private readonly Connection _connection = new();
    private readonly NoResendStream _stream;

    public ConnectionEndTests() => _stream = new(_connection);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_closes_instead_of_a_response_throws(bool isAsync)
    {
        await WriteAsync(isAsync);

        (await FluentActions.Awaiting(() => ReadAsync(isAsync)).Should().ThrowAsync<HttpIOException>().WithMessage("The service closed the connection without a response.*"))
            .Which.HttpRequestError.Should().Be(HttpRequestError.ResponseEnded);
        _connection.Written.Should().Equal(Request);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_may_close_before_a_request_or_after_a_response(bool isAsync)
    {
        (await ReadAsync(isAsync)).Should().Be(0, "it was idle");
        await WriteAsync(isAsync);
        _connection.Response = [1, 2, 3];

        (await ReadAsync(isAsync)).Should().Be(3);
        (await ReadAsync(isAsync)).Should().Be(0);
        _connection.Received.Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task A_read_into_an_empty_buffer_is_not_the_end()
    {
        await WriteAsync(isAsync: true);

        (await _stream.ReadAsync(Memory<byte>.Empty, Token)).Should().Be(0);
        _stream.Read([], 0, 0).Should().Be(0);
    }

    [Fact]
    public async Task It_flushes_and_disposes_of_the_connection_and_has_no_position()
    {
        _stream.Flush();
        await _stream.FlushAsync(Token);
        _stream.CanRead.Should().BeTrue();
        _stream.CanWrite.Should().BeTrue();
        _stream.CanSeek.Should().BeFalse();
        Action[] acts = [() => _ = _stream.Length, () => _ = _stream.Position, () => _stream.Position = 0, () => _stream.Seek(0, SeekOrigin.Begin), () => _stream.SetLength(0)];
        acts.Should().AllSatisfy(act => act.Should().Throw<NotSupportedException>());

        await _stream.DisposeAsync();

        _connection.Flushes.Should().Be(2);
        _connection.IsDisposed.Should().BeTrue();
    }

    private async Task WriteAsync(bool isAsync)
    {
        if (isAsync)
        {
            await _stream.WriteAsync(Request, Token);
        }
        else
        {
            _stream.Write(Request, 0, Request.Length);
        }
    }

    private async Task<int> ReadAsync(bool isAsync)
    {
        var buffer = new byte[10];
        var read = isAsync ? await _stream.ReadAsync(buffer, Token) : _stream.Read(buffer, 0, buffer.Length);
        _connection.Received.AddRange(buffer.Take(read));
        return read;
    }

    private sealed class Connection : Stream
    {
        internal byte[] Response { get; set; } = [];

        internal List<byte> Received { get; } = [];

        internal List<byte> Written { get; } = [];

        internal int Flushes { get; private set; }

        internal bool IsDisposed { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => 0;

        public override long Position { get; set; }

        public override void Flush() => Flushes++;

        public override int Read(byte[] buffer, int offset, int count) => Take(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Take(buffer.Span));

        public override long Seek(long offset, SeekOrigin origin) => 0;

        public override void SetLength(long value)
        {
        }

        public override void Write(byte[] buffer, int offset, int count) => Written.AddRange(buffer.Skip(offset).Take(count));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written.AddRange(buffer.ToArray());
            return ValueTask.CompletedTask;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }

        private int Take(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, Response.Length);
            Response.AsSpan(0, count).CopyTo(buffer);
            Response = Response[count..];
            return count;
        }
    }
}
