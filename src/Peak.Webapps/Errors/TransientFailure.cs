namespace Peak.Webapps;

/// <summary>Which failures of a call may be gone a moment later. What was asked for may have been done all the same.</summary>
internal static class TransientFailure
{
    internal static bool Is(PeakException exception) => exception switch
    {
        PeakConnectionException failure => !RetryRules.IsDistrust(failure.InnerException),
        PeakTimeoutException or InvalidResponseException => true,
        PeakApiException failure => RetryRules.IsTransient(failure.StatusCode),
        _ => false,
    };
}
