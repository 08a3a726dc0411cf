using System.Globalization;

namespace Peak.Webapps;

/// <summary>
/// A call or a wait timed out. It is unknown whether the service carried out the request. Cancellation by the caller is
/// not a time-out: it is an <see cref="OperationCanceledException" />.
/// </summary>
public class PeakTimeoutException : PeakException
{
    /// <summary>Creates the exception, for example in a test.</summary>
    /// <param name="operation">The API operation that timed out, one of <see cref="WebappOperations" />.</param>
    /// <param name="timeout">The time limit.</param>
    /// <param name="innerException">The error of the previous attempt, or what ended the call; <see langword="null" /> if there is none.</param>
    /// <param name="attempts">The number of attempts, including retries.</param>
    public PeakTimeoutException(string operation, TimeSpan timeout, Exception? innerException = null, int attempts = 1)
        : this(operation, $"{operation} timed out after {timeout.ToString("c", CultureInfo.InvariantCulture)}.", timeout, innerException, attempts)
    {
    }

    private protected PeakTimeoutException(string operation, string message, TimeSpan timeout, Exception? innerException, int attempts)
        : base(operation, message, innerException, attempts) =>
        Timeout = timeout;

    /// <summary>
    /// The time limit: that of the whole call, or of its last attempt. If another handler timed out, its limit is not known:
    /// then this is how long the attempt took. The message says which.
    /// </summary>
    public TimeSpan Timeout { get; }

    /// <inheritdoc />
    public override bool IsTransient => true;

    internal static PeakTimeoutException From(string operation, CallTimeoutException timeout)
    {
        var message = $"{operation} timed out. {timeout.Message}";
        return new PeakTimeoutException(operation, message, timeout.Timeout, timeout.InnerException, timeout.Attempts);
    }
}
