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

    /// <summary>The time that was allowed.</summary>
    public TimeSpan Timeout { get; }
}
