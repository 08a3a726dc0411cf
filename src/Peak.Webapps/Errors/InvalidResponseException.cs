using System.Net;

namespace Peak.Webapps;

/// <summary>
/// The service returned a success response whose body cannot be used: it is empty, <c>null</c>, no JSON, not what the
/// contract says, or larger than <see cref="PeakClientOptions.MaxResponseBodySize" />. The service may have carried out
/// the request.
/// </summary>
public sealed class InvalidResponseException : PeakException
{
    /// <summary>Creates the exception, for example in a test.</summary>
    /// <param name="statusCode">The status code of the response.</param>
    /// <param name="operation">The API operation, one of <see cref="WebappOperations" />.</param>
    /// <param name="reason">What is wrong with the body.</param>
    /// <param name="requestId">The request id in the headers of the response, or <see langword="null" />.</param>
    /// <param name="responseBody">The body of the response, or <see langword="null" />.</param>
    /// <param name="innerException">The exception that reading the body threw, or <see langword="null" />.</param>
    /// <param name="attempts">The number of attempts, including retries.</param>
    public InvalidResponseException(
        HttpStatusCode statusCode,
        string operation,
        string reason,
        string? requestId = null,
        string? responseBody = null,
        Exception? innerException = null,
        int attempts = 1)
        : base(
            operation,
            $"{operation} got a {MessageText.OfStatus(statusCode)} response that cannot be used. {reason}{MessageText.OfRequestId(requestId)}",
            innerException,
            attempts)
    {
        StatusCode = statusCode;
        RequestId = requestId;
        ResponseBody = responseBody;
    }

    /// <summary>The status code of the response.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The request id in the headers of the response, for Peak's support; <see langword="null" /> if there is none.</summary>
    public string? RequestId { get; }

    /// <summary>The body of the response as text, at most its first 65,536 bytes; <see langword="null" /> if it is empty or was not read.</summary>
    public string? ResponseBody { get; }

    /// <inheritdoc />
    public override bool IsTransient => InnerException is not BodyTooLargeException;
}
