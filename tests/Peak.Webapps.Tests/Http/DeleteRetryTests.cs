using System.Net;

namespace Peak.Webapps.Tests;

public sealed class DeleteRetryTests
{
    private readonly RetriedService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Gone)]
    public async Task A_deletion_whose_response_was_lost_succeeds_if_its_retry_finds_nothing(HttpStatusCode gone)
    {
        _service.Stub.Throws(new IOException("broke")).Returns(gone, """{"message":"gone"}""");

        (await DeleteAsync()).Id.Should().Be("id-1");
    }

    [Fact]
    public async Task Any_earlier_attempt_may_have_deleted_it()
    {
        _service.Stub.Returns(HttpStatusCode.GatewayTimeout, "")
            .Throws(new HttpRequestException(HttpRequestError.ConnectionError, "refused"))
            .Returns(HttpStatusCode.NotFound, "");

        (await DeleteAsync()).Id.Should().Be("id-1");
    }

    [Fact]
    public async Task One_of_two_earlier_attempts_may_have_deleted_it()
    {
        _service.Stub.Returns(HttpStatusCode.GatewayTimeout, "").Returns(HttpStatusCode.GatewayTimeout, "").Returns(HttpStatusCode.NotFound, "");

        (await DeleteAsync()).Id.Should().Be("id-1");
    }

    [Fact]
    public async Task A_first_attempt_that_finds_nothing_throws()
    {
        _service.Stub.Returns(HttpStatusCode.NotFound, "");

        (await FluentActions.Awaiting(DeleteAsync).Should().ThrowAsync<NotFoundException>()).Which.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task A_retry_that_finds_nothing_throws_if_no_earlier_attempt_can_have_deleted_it()
    {
        _service.Stub.Throws(new HttpRequestException(HttpRequestError.ConnectionError, "refused"))
            .Returns(HttpStatusCode.TooManyRequests, "")
            .Returns(HttpStatusCode.NotFound, "");

        (await FluentActions.Awaiting(DeleteAsync).Should().ThrowAsync<NotFoundException>()).Which.Attempts.Should().Be(3);
    }

    [Fact]
    public async Task A_read_or_update_that_finds_nothing_throws()
    {
        _service.Stub.Throws(new IOException("broke")).Returns(HttpStatusCode.NotFound, "")
            .Throws(new IOException("broke")).Returns(HttpStatusCode.NotFound, "");

        await FluentActions.Awaiting(() => _service.RunAsync(client => client.DescribeWebappAsync("id-1", Token))).Should().ThrowAsync<NotFoundException>();
        await FluentActions.Awaiting(() => _service.RunAsync(client => client.UpdateWebappAsync("id-1", new(), Token))).Should().ThrowAsync<NotFoundException>();
    }

    [Fact]
    public async Task The_raw_interface_returns_the_response_unchanged()
    {
        _service.Stub.Throws(new IOException("broke")).Returns(HttpStatusCode.NotFound, "");

        using var response = await _service.RunAsync(client => client.Api.DeleteWebappAsync("id-1", Token));

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private Task<WebappReference> DeleteAsync() => _service.RunAsync(client => client.DeleteWebappAsync("id-1", Token));
}
