using System.Net;

namespace Peak.Webapps.Tests;

public sealed class RetryBudgetTests
{
    private readonly RetriedService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_budget_errors_are_reported_at_once()
    {
        _service.Options.Retry.Budget = new PeakRetryBudget(capacity: 2);
        Down(_service, times: 3 + 1);

        (await FailAsync(_service)).Attempts.Should().Be(3, "two retries are there");
        (await FailAsync(_service)).Attempts.Should().Be(1, "none is left");
    }

    [Fact]
    public async Task Clients_can_share_a_budget()
    {
        var other = new RetriedService();
        _service.Options.Retry.Budget = other.Options.Retry.Budget = new PeakRetryBudget(capacity: 3);
        Down(_service, times: 4);
        Down(other, times: 1);

        (await FailAsync(_service)).Attempts.Should().Be(4);
        (await FailAsync(other)).Attempts.Should().Be(1);
    }

    [Fact]
    public async Task Each_client_has_a_budget_of_its_own_by_default()
    {
        _service.Options.Retry.MaxRetries = 100;
        _service.Options.Timeout = Timeout.InfiniteTimeSpan;
        _service.Options.Retry.BaseDelay = TimeSpan.Zero;
        Down(_service, times: 2 * 101);

        (await FailAsync(_service)).Attempts.Should().Be(101);
        (await FailAsync(_service)).Attempts.Should().Be(101, "this is another client of the same options");
    }

    [Fact]
    public async Task A_call_without_a_transient_error_refills_the_budget()
    {
        var budget = _service.Options.Retry.Budget = new PeakRetryBudget(capacity: 1, refillPerSuccess: 0.5);
        _service.Stub.Returns(HttpStatusCode.ServiceUnavailable, "").Returns(StubService.Webapp("AVAILABLE"))
            .Returns(HttpStatusCode.NotFound, "");

        await _service.RunAsync(client => client.DescribeWebappAsync("id-1", Token));
        budget.Available.Should().Be(0, "one was taken and half of one put back");
        await FailAsync(_service);

        budget.Available.Should().Be(1, "a 404 is no transient error");
    }

    [Fact]
    public async Task A_call_whose_last_attempt_fails_refills_nothing()
    {
        var budget = _service.Options.Retry.Budget = new PeakRetryBudget(capacity: 10, refillPerSuccess: 1);
        Down(_service, times: 4);

        await FailAsync(_service);

        budget.Available.Should().Be(7);
    }

    [Fact]
    public async Task A_call_without_budget_reports_its_error()
    {
        var error = new IOException("broke");
        _service.Options.Retry.Budget = new PeakRetryBudget(capacity: 0);
        _service.Stub.Throws(error);

        var act = () => _service.RunAsync(client => client.Api.DescribeWebappAsync("id-1", Token));

        (await act.Should().ThrowAsync<HttpRequestException>().WithMessage("broke")).Which.InnerException.Should().BeSameAs(error);
    }

    [Fact]
    public void Ten_tenths_are_one_retry_and_a_full_budget_stays_full()
    {
        var budget = new PeakRetryBudget(capacity: 1);
        budget.TryTake().Should().BeTrue();

        for (var call = 1; call <= 9; call++)
        {
            budget.Refill();
        }

        budget.TryTake().Should().BeFalse();
        budget.Refill();
        budget.Refill();
        budget.Available.Should().Be(1);
        budget.TryTake().Should().BeTrue();
        budget.TryTake().Should().BeFalse();
    }

    [Fact]
    public async Task Concurrent_callers_take_no_more_than_there_is()
    {
        var budget = new PeakRetryBudget(capacity: 1000);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 500).Count(_ => budget.TryTake()), Token)));

        taken.Sum().Should().Be(1000);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        FluentActions.Invoking(() => new PeakRetryBudget(capacity: -1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("capacity").WithMessage("Give the number of retries, zero or more.*");
        FluentActions.Invoking(() => new PeakRetryBudget(refillPerSuccess: 1.1)).Should().Throw<ArgumentOutOfRangeException>()
            .WithParameterName("refillPerSuccess").WithMessage("Give a fraction of a retry, from 0 to 1.*");
        FluentActions.Invoking(() => new PeakRetryBudget(refillPerSuccess: -0.1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("refillPerSuccess");
        FluentActions.Invoking(() => new PeakRetryBudget(refillPerSuccess: double.NaN)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("refillPerSuccess");
        new PeakRetryBudget(int.MaxValue).Available.Should().Be(int.MaxValue);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_call_can_refill_nothing_or_a_whole_retry(double refillPerSuccess, int available)
    {
        var budget = new PeakRetryBudget(capacity: 1, refillPerSuccess);
        budget.TryTake().Should().BeTrue();

        budget.Refill();

        budget.Available.Should().Be(available);
    }

    private static void Down(RetriedService service, int times)
    {
        for (var time = 0; time < times; time++)
        {
            service.Stub.Returns(HttpStatusCode.ServiceUnavailable, "");
        }
    }

    private static async Task<PeakApiException> FailAsync(RetriedService service) =>
        (await FluentActions.Awaiting(() => service.RunAsync(client => client.DescribeWebappAsync("id-1", Token)))
            .Should().ThrowAsync<PeakApiException>()).Which;
}
