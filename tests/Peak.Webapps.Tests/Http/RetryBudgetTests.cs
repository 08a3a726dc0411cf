using System.Net;

namespace Peak.Webapps.Tests;

public sealed class RetryBudgetTests
{
    private readonly RetriedService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_budget_that_is_spent_lets_failures_through_at_once()
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
    public async Task A_healthy_call_pays_back()
    {
        var budget = _service.Options.Retry.Budget = new PeakRetryBudget(capacity: 1, payback: 0.5);
        _service.Stub.Answers(HttpStatusCode.ServiceUnavailable, "").Answers(StubService.Webapp("AVAILABLE"))
            .Answers(HttpStatusCode.NotFound, "");

        await _service.RunAsync(client => client.DescribeWebappAsync("id-1", Token));
        budget.Available.Should().Be(0, "one was taken and half of one paid back");
        await FailAsync(_service);

        budget.Available.Should().Be(1, "an answer of 404 is one of a healthy service");
    }

    [Fact]
    public async Task A_call_whose_last_attempt_fails_pays_nothing_back()
    {
        var budget = _service.Options.Retry.Budget = new PeakRetryBudget(capacity: 10, payback: 1);
        Down(_service, times: 4);

        await FailAsync(_service);

        budget.Available.Should().Be(7);
    }

    [Fact]
    public async Task A_call_that_is_not_retried_for_want_of_a_budget_fails_as_it_did()
    {
        var failure = new IOException("broke");
        _service.Options.Retry.Budget = new PeakRetryBudget(capacity: 0);
        _service.Stub.Throws(failure);

        var act = () => _service.RunAsync(client => client.Api.DescribeWebappAsync("id-1", Token));

        (await act.Should().ThrowAsync<IOException>()).Which.Should().BeSameAs(failure);
    }

    [Fact]
    public void Ten_tenths_are_a_whole_and_more_than_full_it_is_never()
    {
        var budget = new PeakRetryBudget(capacity: 1);
        budget.TryTake().Should().BeTrue();

        for (var call = 1; call <= 9; call++)
        {
            budget.PayBack();
        }

        budget.TryTake().Should().BeFalse();
        budget.PayBack();
        budget.PayBack();
        budget.Available.Should().Be(1);
        budget.TryTake().Should().BeTrue();
        budget.TryTake().Should().BeFalse();
    }

    [Fact]
    public async Task Callers_at_once_get_no_more_than_there_is()
    {
        var budget = new PeakRetryBudget(capacity: 1000);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 500).Count(_ => budget.TryTake()), Token)));

        taken.Sum().Should().Be(1000);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        FluentActions.Invoking(() => new PeakRetryBudget(capacity: -1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("capacity").WithMessage("Give the number of retries, zero or more.*");
        FluentActions.Invoking(() => new PeakRetryBudget(payback: 1.1)).Should().Throw<ArgumentOutOfRangeException>()
            .WithParameterName("payback").WithMessage("Give a fraction of a retry, from 0 to 1.*");
        FluentActions.Invoking(() => new PeakRetryBudget(payback: -0.1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("payback");
        FluentActions.Invoking(() => new PeakRetryBudget(payback: double.NaN)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("payback");
        new PeakRetryBudget(int.MaxValue).Available.Should().Be(int.MaxValue);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_healthy_call_can_pay_back_nothing_or_a_whole_retry(double payback, int available)
    {
        var budget = new PeakRetryBudget(capacity: 1, payback);
        budget.TryTake().Should().BeTrue();

        budget.PayBack();

        budget.Available.Should().Be(available);
    }

    private static void Down(RetriedService service, int times)
    {
        for (var time = 0; time < times; time++)
        {
            service.Stub.Answers(HttpStatusCode.ServiceUnavailable, "");
        }
    }

    private static async Task<PeakApiException> FailAsync(RetriedService service) =>
        (await FluentActions.Awaiting(() => service.RunAsync(client => client.DescribeWebappAsync("id-1", Token)))
            .Should().ThrowAsync<PeakApiException>()).Which;
}
