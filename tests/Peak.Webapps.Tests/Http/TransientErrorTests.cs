using System.Net;
using System.Security.Authentication;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Peak.Webapps.Tests;

/// <summary>Which exceptions are transient, and what errors of other handlers become.</summary>
public sealed class TransientErrorTests
{
    private readonly RetriedService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(408, true)]
    [InlineData(425, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(507, true)]
    [InlineData(520, true)]
    [InlineData(529, true)]
    [InlineData(599, true)]
    [InlineData(501, false)]
    [InlineData(505, false)]
    [InlineData(506, false)]
    [InlineData(510, false)]
    [InlineData(511, false)]
    [InlineData(400, false)]
    [InlineData(404, false)]
    [InlineData(409, false)]
    [InlineData(304, false)]
    [InlineData(600, false)]
    public void An_error_response_is_transient_by_its_status(int status, bool isTransient) =>
        new PeakApiException((HttpStatusCode)status, "describeWebapp").IsTransient.Should().Be(isTransient);

    [Fact]
    public void Errors_that_last_are_not_transient()
    {
        var distrust = new HttpRequestException(HttpRequestError.SecureConnectionError, "no trust", new AuthenticationException("not valid"));
        new PeakConnectionException("describeWebapp", distrust).IsTransient.Should().BeFalse();
        new PeakConnectionException("describeWebapp", new InvalidOperationException("a bug")).IsTransient.Should().BeFalse();
        new PeakConnectionException("describeWebapp", new IOException("cut")).IsTransient.Should().BeTrue();
        new PeakTimeoutException("describeWebapp", TimeSpan.FromSeconds(1)).IsTransient.Should().BeTrue();
        new InvalidResponseException(HttpStatusCode.OK, "describeWebapp", "It is no JSON.").IsTransient.Should().BeTrue();
    }

    [Fact]
    public async Task A_time_out_of_Polly_is_retried_for_a_read_and_reported_as_ours()
    {
        _service.Options.Retry.MaxRetries = 1;
        _service.Stub.Throws(new TimeoutRejectedException("30 s are over")).Throws(new TimeoutRejectedException("30 s are over"));

        var exception = (await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<PeakTimeoutException>()
            .WithMessage("describeWebapp timed out. *: 30 s are over (2 attempts)")).Which;

        exception.InnerException.Should().BeOfType<TimeoutRejectedException>();
        exception.Attempts.Should().Be(2);
    }

    [Fact]
    public async Task A_time_out_of_a_handler_may_have_created()
    {
        _service.Stub.Throws(new TimeoutException("too slow"));

        await FluentActions.Awaiting(() => _service.RunAsync(client => client.CreateWebappAsync(new() { Name = "one" }, Token)))
            .Should().ThrowAsync<PeakTimeoutException>();

        _service.Stub.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task An_open_circuit_is_a_transient_PeakConnectionException()
    {
        _service.Options.Retry.MaxRetries = 0;
        var open = new BrokenCircuitException("open");
        _service.Stub.Throws(open);

        var exception = (await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<PeakConnectionException>()).Which;

        exception.InnerException.Should().BeSameAs(open);
        exception.IsTransient.Should().BeTrue();
    }

    [Fact]
    public async Task Any_other_exception_of_a_handler_is_a_PeakConnectionException()
    {
        _service.Stub.Returns(HttpStatusCode.ServiceUnavailable, "").Throws(new NotSupportedException("a bug"));

        var exception = (await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<PeakConnectionException>()
            .WithMessage("describeWebapp got no complete response: a bug (2 attempts)")).Which;

        exception.InnerException.Should().BeOfType<NotSupportedException>();
        exception.IsTransient.Should().BeFalse();
    }

    private Task<Webapp> DescribeAsync() => _service.RunAsync(client => client.DescribeWebappAsync("id-1", Token));
}
