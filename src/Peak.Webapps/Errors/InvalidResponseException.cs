using System.Globalization;
using System.Net;

namespace Peak.Webapps;

/// <summary>
/// The service answered success, but the body is not what the contract says: empty, <c>null</c>, cut off, without a
/// required property, or something else altogether. What was asked for may have been done.
/// </summary>
public class InvalidResponseException : PeakApiException
{
    /// <summary>Makes the exception, as a test that stands in for the service would.</summary>
    /// <param name="statusCode">The status of the answer.</param>
    /// <param name="operation">The API operation, one of <see cref="WebappOperations" />.</param>
    /// <param name="fault">What is wrong with the body.</param>
    /// <param name="requestId">The request id that the answer carried, or <see langword="null" />.</param>
    /// <param name="responseBody">The body of the answer, or <see langword="null" />.</param>
    /// <param name="innerException">What reading the body threw, or <see langword="null" />.</param>
    public InvalidResponseException(
        HttpStatusCode statusCode,
        string operation,
        string fault,
        string? requestId = null,
        string? responseBody = null,
        Exception? innerException = null)
        : base(
            statusCode,
            operation,
            $"{operation} was answered with {((int)statusCode).ToString(CultureInfo.InvariantCulture)} {statusCode}, but its body cannot be used: {fault}",
            serverMessage: null,
            requestId,
            responseBody,
            innerException)
    {
    }
}
