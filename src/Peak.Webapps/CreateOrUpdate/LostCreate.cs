using Polly;

namespace Peak.Webapps;

/// <summary>A create that failed although it may have been carried out: only a look-up tells.</summary>
internal static class LostCreate
{
    internal static bool Is(PeakException exception) =>
        exception.Operation == WebappOperations.CreateWebapp && TransientFailure.Is(exception) && !CannotHaveActed(exception);

    /// <summary>Whether the service itself said that it failed.</summary>
    internal static bool IsAnswered(PeakException exception) => exception is PeakApiException and not InvalidResponseException;

    private static bool CannotHaveActed(PeakException exception) => exception switch
    {
        PeakConnectionException { InnerException: { } cause } => RetryRules.CannotHaveActed(Outcome.FromException<HttpResponseMessage>(cause)),
        PeakApiException failure => RetryRules.CannotHaveActed(failure.StatusCode),
        _ => false,
    };
}
