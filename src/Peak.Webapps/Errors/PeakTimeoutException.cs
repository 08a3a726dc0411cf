using System.Globalization;

namespace Peak.Webapps;

/// <summary>
/// Time ran out before a call or a wait came to its end. Whether the service did what was asked for is not known. A
/// cancellation by the caller is not a time-out: it comes as <see cref="OperationCanceledException" />.
/// </summary>
public class PeakTimeoutException : PeakException
{
    /// <summary>Makes the exception, as a test that stands in for the service would.</summary>
    /// <param name="operation">The API operation, one of <see cref="WebappOperations" />.</param>
    /// <param name="timeout">The time that was allowed.</param>
    /// <param name="innerException">What ended the call, or <see langword="null" />.</param>
    public PeakTimeoutException(string operation, TimeSpan timeout, Exception? innerException = null)
        : base(operation, $"{operation} did not come to its end within {timeout.ToString("c", CultureInfo.InvariantCulture)}.", innerException) =>
        Timeout = timeout;

    internal PeakTimeoutException(string operation, CallTimeoutException cause)
        : base(operation, Describe(operation, cause), cause.InnerException)
    {
        Timeout = cause.Timeout;
        Attempts = cause.Attempts;
    }

    /// <summary>The time that was allowed: to the whole call, or to the attempt that was the last. The message says which.</summary>
    public TimeSpan Timeout { get; }

    private static string Describe(string operation, CallTimeoutException cause)
    {
        var allowed = cause.Timeout.ToString("c", CultureInfo.InvariantCulture);
        return cause.Limit switch
        {
            CallTimeLimit.Call => $"{operation} did not come to its end within {allowed}, the time of the whole call.",
            CallTimeLimit.Attempt => $"{operation} got no complete answer within {allowed}, the time of one attempt.",
            _ => $"{operation} was given up by a handler below the client, for the time that it took.",
        };
    }
}
