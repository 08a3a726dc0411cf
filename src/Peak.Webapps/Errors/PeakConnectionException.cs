namespace Peak.Webapps;

/// <summary>
/// No complete response arrived: the connection failed or broke, or a handler threw. It is unknown whether the service
/// carried out the request. An error response that was cut off is a <see cref="PeakApiException" />, as its status code
/// is known.
/// </summary>
public sealed class PeakConnectionException : PeakException
{
    /// <summary>Creates the exception, for example in a test.</summary>
    /// <param name="operation">The API operation that failed, one of <see cref="WebappOperations" />.</param>
    /// <param name="innerException">What failed.</param>
    /// <param name="attempts">The number of attempts, including retries.</param>
    public PeakConnectionException(string operation, Exception innerException, int attempts = 1)
        : base(operation, $"{operation} got no complete response: {innerException?.Message}", innerException, attempts)
    {
    }

    /// <inheritdoc />
    public override bool IsTransient => InnerException is null || TransientErrors.IsTransient(InnerException);

    internal override bool CannotHaveActed => InnerException is not null && TransientErrors.CannotHaveActed(InnerException);
}
