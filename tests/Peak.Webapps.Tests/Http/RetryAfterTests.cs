using System.Globalization;
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

            // Jitter is on top; the clock of the test goes in steps.
            service.Delays.Should().ContainSingle().Which.Should()
                .BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(seconds)).And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(Math.Min(seconds * 1.2, 30)) + RetriedService.Step);
        }
    }

    [Fact]
    public async Task Clients_that_were_told_the_same_do_not_come_back_together()
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
    [InlineData("0", 100, 0)]
    // Half of what is left of the call is kept for the attempt itself.
    [InlineData("10", 11, 10.5)]
    [InlineData("20", 20.5, 20.25)]
    public async Task The_jitter_stays_within_the_longest_delay_and_the_time_of_the_call(string header, double timeout, double latest)
    {
        (await DelayAsync(header, () => 0, timeout)).Should().Be(TimeSpan.FromSeconds(double.Parse(header, CultureInfo.InvariantCulture)));
        (await DelayAsync(header, () => 1, timeout)).Should().Be(TimeSpan.FromSeconds(latest));
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

    private static async Task<TimeSpan> DelayAsync(string header, Func<double> random, double timeout = 100)
    {
        var service = new RetriedService { Options = { Timeout = TimeSpan.FromSeconds(timeout), Retry = { Randomizer = random } } };
        service.Stub.Answers(HttpStatusCode.TooManyRequests, "", header: ("Retry-After", header)).Answers(StubService.Webapp("AVAILABLE"));

        await service.RunAsync(client => client.DescribeWebappAsync("id-1", Token));

        return service.Delays.Single();
    }
}
