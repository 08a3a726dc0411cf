namespace Peak.Webapps.Tests;

/// <summary>Reads and writes in the order of .NET's connections: a kept one begins to read before a request is written.</summary>
public sealed class NoResendStreamTests
{
    private static readonly byte[] Bytes = new byte[8];

    private readonly TwoWayStream _connection = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_that_comes_before_the_request_is_written_whole_may_end_with_its_connection()
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
    public async Task An_end_in_place_of_the_second_answer_is_a_failure_although_the_read_began_before_the_request()
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
