namespace Peak.Webapps;

/// <summary>A create that failed but may have been carried out: only a new lookup can find out.</summary>
internal static class UncertainCreate
{
    internal static bool Is(PeakException exception) =>
        exception is InvalidResponseException || (exception.IsTransient && !exception.CannotHaveActed);

    /// <summary>Whether the service itself reported the error, so that a lookup that finds nothing confirms it.</summary>
    internal static bool IsServiceError(PeakException exception) => exception is PeakApiException;
}
