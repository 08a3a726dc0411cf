namespace Peak.Webapps;

/// <summary>A create that failed although it may have been carried out: only a look-up tells.</summary>
internal static class LostCreate
{
    internal static bool Is(PeakException exception) =>
        exception.Operation == WebappOperations.CreateWebapp && (exception is InvalidResponseException || (exception.IsTransient && !exception.CannotHaveActed));

    /// <summary>Whether the service itself said that it failed.</summary>
    internal static bool IsAnswered(PeakException exception) => exception is PeakApiException;
}
