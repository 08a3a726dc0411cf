namespace Peak.Webapps;

/// <summary>
/// No complete answer came: the connection could not be made, or broke. Whether the service did what was asked for is
/// not known.
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
