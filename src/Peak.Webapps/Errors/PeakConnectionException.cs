namespace Peak.Webapps;

/// <summary>
/// No answer came, or a success that was cut off: the connection could not be made, or broke. Whether the service did what
/// was asked for is not known. A failure that was cut off has come with its status: it is a <see cref="PeakApiException" />.
/// </summary>
public class PeakConnectionException : PeakException
{
    /// <summary>Makes the exception, as a test that stands in for the service would.</summary>
    /// <param name="operation">The API operation, one of <see cref="WebappOperations" />.</param>
    /// <param name="innerException">What broke.</param>
    public PeakConnectionException(string operation, Exception innerException)
        : base(operation, $"{operation} got no complete answer: {innerException?.Message}", innerException)
    {
    }
}
