using System.Net;

namespace Peak.Webapps.Tests;

public sealed class RetryAfterTests
{
    private readonly RetriedService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, double> Obeyed => new()
    {
        { "7", 7 },
        { "30", 30 },
        { "0", 0 },
        { "Thu, 01 Jan 2026 00:00:07 GMT", 7 },
        { "Thu, 01 Jan 2026 00:00:30 GMT", 30 },
        { "Wed, 31 Dec 2025 23:59:00 GMT", 0 },
    };

    [Theory]
    [MemberData(nameof(Obeyed))]
    public async Task What_the_service_asks_for_is_obeyed(string header, double seconds)
    {
        foreach (var status in new[] { HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable })
        {
            var service = new RetriedService();
            service.Stub.Answers(status, "", header: ("Retry-After", header)).Answers(StubService.Webapp("AVAILABLE"));

            await service.RunAsync(client => client.DescribeWebappAsync("id-1", Token));

            service.Delays.Should().Equal(TimeSpan.FromSeconds(seconds));
        }
    }

    [Theory]
    [InlineData("31")]
    [InlineData("86400")]
    [InlineData("Thu, 01 Jan 2026 00:00:31 GMT")]
    [InlineData("Fri, 01 Jan 2027 00:00:00 GMT")]
    public async Task A_call_is_not_retried_when_the_service_asks_for_more_than_the_longest_delay(string header)
    {
        _service.Stub.Answers(HttpStatusCode.ServiceUnavailable, """{"message":"later"}""", header: ("Retry-After", header));

        var exception = (await FluentActions.Awaiting(() => _service.CreateClient().DescribeWebappAsync("id-1", Token))
            .Should().ThrowAsync<PeakApiException>()).Which;

        exception.ServerMessage.Should().Be("later");
        exception.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task A_long_wish_after_a_retry_ends_the_call_too()
    {
        _service.Stub.Answers(HttpStatusCode.ServiceUnavailable, "")
            .Answers(HttpStatusCode.ServiceUnavailable, """{"message":"later"}""", header: ("Retry-After", "3600"));

        (await FluentActions.Awaiting(() => _service.RunAsync(client => client.DescribeWebappAsync("id-1", Token)))
            .Should().ThrowAsync<PeakApiException>()).Which.ServerMessage.Should().Be("later");
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public async Task A_wish_that_cannot_be_read_is_none(string header)
    {
        _service.Stub.Answers(HttpStatusCode.ServiceUnavailable, "", header: ("Retry-After", header)).Answers(StubService.Webapp("AVAILABLE"));

        await _service.RunAsync(client => client.DescribeWebappAsync("id-1", Token));

        _service.Delays.Should().ContainSingle().Which.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }
}
