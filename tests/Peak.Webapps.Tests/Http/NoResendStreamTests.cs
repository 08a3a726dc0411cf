namespace Peak.Webapps.Tests;

/// <summary>Reads and writes in the order of .NET's connections: a kept one begins to read before a request is written.</summary>
public sealed class NoResendStreamTests
{
    private static readonly byte[] Bytes = new byte[8];

    private readonly TwoWayStream _connection = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_may_close_after_an_early_response()
    {
        await using var stream = new NoResendStream(_connection);
        var ahead = stream.ReadAsync(Bytes, Token).AsTask();
        await stream.WriteAsync(Bytes, Token);
        _connection.Brings(3);
        (await ahead).Should().Be(3);
        await stream.WriteAsync(Bytes, Token);
        _connection.Ends();

        (await stream.ReadAsync(Bytes, Token)).Should().Be(0);
    }

    [Fact]
    public async Task A_connection_that_closes_instead_of_the_second_response_throws_even_if_the_read_started_before_the_request()
    {
        await using var stream = new NoResendStream(_connection);
        await stream.WriteAsync(Bytes, Token);
        _connection.Brings(3);
        (await stream.ReadAsync(Bytes, Token)).Should().Be(3);
        var ahead = stream.ReadAsync(Bytes, Token).AsTask();
        await stream.WriteAsync(Bytes, Token);
        _connection.Ends();

        await ahead.Awaiting(static it => it).Should().ThrowAsync<HttpIOException>();
    }
}
