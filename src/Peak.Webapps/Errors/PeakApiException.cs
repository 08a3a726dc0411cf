using System.Globalization;
using System.Net;

namespace Peak.Webapps;

/// <summary>
/// The service answered with a failure. The failures that the contract documents have exceptions of their own, such as
/// <see cref="NotFoundException" />; every other status comes as this one.
/// </summary>
public class PeakApiException : PeakException
{
    /// <summary>Makes the exception, as a test that stands in for the service would.</summary>
    /// <param name="statusCode">The status of the answer.</param>
    /// <param name="operation">The API operation that failed, one of <see cref="WebappOperations" />.</param>
    /// <param name="serverMessage">The server's own text, or <see langword="null" /> when it gave none.</param>
    /// <param name="requestId">The request id that the answer carried, or <see langword="null" />.</param>
    /// <param name="responseBody">The body of the answer, or <see langword="null" />.</param>
    public PeakApiException(HttpStatusCode statusCode, string operation, string? serverMessage = null, string? requestId = null, string? responseBody = null)
        : this(statusCode, operation, Describe(statusCode, operation, serverMessage, requestId), serverMessage, requestId, responseBody, null)
    {
    }

    private protected PeakApiException(
        HttpStatusCode statusCode,
        string operation,
        string message,
        string? serverMessage,
        string? requestId,
        string? responseBody,
        Exception? innerException)
        : base(operation, message, innerException)
    {
        StatusCode = statusCode;
        ServerMessage = serverMessage;
        RequestId = requestId;
        ResponseBody = responseBody;
    }

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>
    /// The server's own text: what its JSON says under the names that the contract knows, or else the body as text.
    /// At most 1,000 characters; <see langword="null" /> when the body was empty.
    /// </summary>
    public string? ServerMessage { get; }

    /// <summary>The request id that a header of the answer carried, for Peak's support; <see langword="null" /> when none did.</summary>
    public string? RequestId { get; }

    /// <summary>The body of the answer as text, cut at 65,536 bytes, or where the connection broke; <see langword="null" /> when it was empty.</summary>
    public string? ResponseBody { get; }

    private static string Describe(HttpStatusCode statusCode, string operation, string? serverMessage, string? requestId)
    {
        var status = ((int)statusCode).ToString(CultureInfo.InvariantCulture);
        var text = string.IsNullOrEmpty(serverMessage) ? "the answer has no text" : serverMessage;
        var id = requestId is null ? "" : $" (request id {requestId})";
        return $"{operation} was answered with {status} {statusCode}: {text}{id}";
    }
}
