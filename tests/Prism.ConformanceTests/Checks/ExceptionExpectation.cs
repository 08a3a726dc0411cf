using FluentAssertions.Execution;

namespace Peak.Webapps.Judging;

/// <summary>A failure of the contract, as the client is to report it.</summary>
internal static class ExceptionExpectation
{
    public static async Task<PeakApiException> ShouldFailAsync(this Func<Task> call, DocumentedAnswer answer)
    {
        try
        {
            await call();
        }
        catch (PeakApiException exception)
        {
            exception.GetType().Name.Should().Be(answer.Exception);
            exception.Operation.Should().Be(answer.Operation.Id);
            ((int)exception.StatusCode).Should().Be(answer.Status);
            exception.ServerMessage.Should().NotBeNullOrWhiteSpace();
            return exception;
        }

        throw new AssertionFailedException($"{answer} did not become an exception.");
    }
}
