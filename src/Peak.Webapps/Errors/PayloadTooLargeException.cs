using System.Net;

namespace Peak.Webapps;

/// <summary>The service answered 413: the body of the request is too large.</summary>
/// <remarks>
/// Handwritten, unlike its siblings: no operation documents 413, so the contract has nothing to make it from. A gateway
/// answers it all the same, and the client for Python knows it.
/// </remarks>
public class PayloadTooLargeException : PeakApiException
{
    /// <summary>Makes the exception, as a test that stands in for the service would.</summary>
    /// <param name="operation">The API operation that failed, one of <see cref="WebappOperations" />.</param>
    /// <param name="serverMessage">The server's own text, or <see langword="null" /> when it gave none.</param>
    /// <param name="requestId">The request id that the answer carried, or <see langword="null" />.</param>
    /// <param name="responseBody">The body of the answer, or <see langword="null" />.</param>
    public PayloadTooLargeException(string operation, string? serverMessage = null, string? requestId = null, string? responseBody = null)
        : base(HttpStatusCode.RequestEntityTooLarge, operation, serverMessage, requestId, responseBody)
    {
    }
}
