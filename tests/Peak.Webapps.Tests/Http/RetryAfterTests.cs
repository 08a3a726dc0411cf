using System.Globalization;
using System.Net;

namespace Peak.Webapps.Tests;

public sealed class RetryAfterTests
{
    private readonly RetriedService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, double> Delays => new()
    {
        { "7", 7 },
        { "30", 30 },
        { " 7 ", 7 },
        { "7.5", 7.5 },
        { "7.", 7 },
        { "\"7\"", 7 },
        { "7, 20", 7 },
        { "7,20", 7 },
        { "Thu, 01 Jan 2026 00:00:07 GMT", 7 },
        { "Thu, 01 Jan 2026 00:00:30 GMT", 30 },
        { "Thursday, 01-Jan-26 00:00:07 GMT", 7 },
        { "Thu Jan  1 00:00:07 2026", 7 },
        { "Mon, 01 Jan 2026 00:00:07 GMT", 7 },
        { "Thu, 01 Jan 2026 00:00:07 GMT, 20", 7 },
    };

    [Theory]
    [MemberData(nameof(Delays))]
    public async Task A_retry_comes_after_the_delay_that_the_service_asks_for(string header, double seconds)
    {
        foreach (var status in new[] { HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable })
        {
            var service = new RetriedService();
            service.Stub.Returns(status, "", header: ("Retry-After", header)).Returns(StubService.Webapp("AVAILABLE"));

            await service.RunAsync(client => client.DescribeWebappAsync("id-1", Token));

            // With jitter; the clock of the test goes in steps.
            service.Delays.Should().ContainSingle().Which.Should()
                .BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(seconds)).And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(Math.Min(seconds * 1.2, 30)) + RetriedService.Step);
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.01")]
    [InlineData("Wed, 31 Dec 2025 23:59:00 GMT")]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("Infinity")]
    [InlineData("NaN")]
    [InlineData("")]
    [InlineData("Thu, 32 Jan 2026 00:00:07 GMT")]
    public async Task A_shorter_or_unreadable_delay_leaves_our_own(string header)
    {
        (await DelayAsync(header, () => 0.5)).Should().Be(TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public async Task The_first_header_that_can_be_read_counts()
    {
        _service.Options.Retry.Randomizer = () => 0;
        _service.Stub.Returns(() =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            response.Headers.TryAddWithoutValidation("Retry-After", ["soon", "7", "20"]);
            return response;
        }).Returns(StubService.Webapp("AVAILABLE"));

        await _service.RunAsync(client => client.DescribeWebappAsync("id-1", Token));

        _service.Delays.Should().Equal(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Retries_of_several_clients_are_spread()
    {
        var delays = new List<TimeSpan>();
        for (var seed = 0; seed < 50; seed++)
        {
            delays.Add(await DelayAsync("20", new Random(seed).NextDouble));
        }

        delays.Should().OnlyContain(delay => delay >= TimeSpan.FromSeconds(20) && delay <= TimeSpan.FromSeconds(24) + RetriedService.Step);
        delays.Min().Should().BeLessThan(TimeSpan.FromSeconds(20.5));
        delays.Max().Should().BeGreaterThan(TimeSpan.FromSeconds(23.5));
    }

    [Theory]
    [InlineData("10", 100, 12)]
    [InlineData("28", 100, 30)]
    [InlineData("30", 100, 30)]
    // Half of the time that is left is kept for the attempt.
    [InlineData("10", 11, 10.5)]
    [InlineData("20", 20.5, 20.25)]
    public async Task The_jitter_stays_within_MaxDelay_and_the_time_limit_of_the_call(string header, double timeout, double latest)
    {
        (await DelayAsync(header, () => 0, timeout)).Should().Be(TimeSpan.FromSeconds(double.Parse(header, CultureInfo.InvariantCulture)));
        (await DelayAsync(header, () => 1, timeout)).Should().Be(TimeSpan.FromSeconds(latest));
    }

    [Theory]
    [InlineData("31")]
    [InlineData("99999999999")]
    [InlineData("99999999999999999999")]
    [InlineData("31, 1")]
    [InlineData("86400")]
    [InlineData("Thu, 01 Jan 2026 00:00:31 GMT")]
    [InlineData("Fri, 01 Jan 2027 00:00:00 GMT")]
    public async Task A_call_is_not_retried_if_the_service_asks_for_more_than_MaxDelay(string header)
    {
        _service.Stub.Returns(HttpStatusCode.ServiceUnavailable, """{"message":"later"}""", header: ("Retry-After", header));

        var exception = (await FluentActions.Awaiting(() => _service.CreateClient().DescribeWebappAsync("id-1", Token))
            .Should().ThrowAsync<PeakApiException>()).Which;

        exception.ServerMessage.Should().Be("later");
        exception.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task A_longer_delay_after_a_retry_ends_the_call()
    {
        _service.Stub.Returns(HttpStatusCode.ServiceUnavailable, "")
            .Returns(HttpStatusCode.ServiceUnavailable, """{"message":"later"}""", header: ("Retry-After", "3600"));

        (await FluentActions.Awaiting(() => _service.RunAsync(client => client.DescribeWebappAsync("id-1", Token)))
            .Should().ThrowAsync<PeakApiException>()).Which.ServerMessage.Should().Be("later");
    }

    [Theory]
    [InlineData("20", 20)]
    [InlineData("99999999999", 99_999_999_999)]
    [InlineData("Thu, 01 Jan 2026 00:01:00 GMT", 60)]
    public async Task The_exception_has_the_delay_and_the_headers_of_the_response(string header, double seconds)
    {
        _service.Options.Retry.MaxRetries = 0;
        _service.Stub.Returns(HttpStatusCode.TooManyRequests, "", header: ("Retry-After", header));

        var exception = (await FluentActions.Awaiting(() => _service.CreateClient().DescribeWebappAsync("id-1", Token))
            .Should().ThrowAsync<TooManyRequestsException>()).Which;

        exception.RetryAfter.Should().Be(TimeSpan.FromSeconds(seconds));
        exception.ResponseHeaders["retry-after"].Should().Equal(header);
        exception.ResponseHeaders["CONTENT-TYPE"].Should().Equal("application/json; charset=utf-8");
        exception.ToString().Should().NotContain("charset");
    }

    [Fact]
    public async Task A_delay_beyond_all_measure_is_the_longest_one_and_none_is_none()
    {
        _service.Options.Retry.MaxRetries = 0;
        _service.Stub.Returns(HttpStatusCode.Conflict, "", header: ("Retry-After", new string('9', 400))).Returns(HttpStatusCode.Conflict, "");

        (await FluentActions.Awaiting(() => _service.CreateClient().DescribeWebappAsync("id-1", Token))
            .Should().ThrowAsync<ConflictException>()).Which.RetryAfter.Should().Be(TimeSpan.MaxValue);
        (await FluentActions.Awaiting(() => _service.CreateClient().DescribeWebappAsync("id-1", Token))
            .Should().ThrowAsync<ConflictException>()).Which.RetryAfter.Should().BeNull();
    }

    private static async Task<TimeSpan> DelayAsync(string header, Func<double> random, double timeout = 100)
    {
        var service = new RetriedService { Options = { Timeout = TimeSpan.FromSeconds(timeout), Retry = { Randomizer = random } } };
        service.Stub.Returns(HttpStatusCode.TooManyRequests, "", header: ("Retry-After", header)).Returns(StubService.Webapp("AVAILABLE"));

        await service.RunAsync(client => client.DescribeWebappAsync("id-1", Token));

        return service.Delays.Single();
    }
}
