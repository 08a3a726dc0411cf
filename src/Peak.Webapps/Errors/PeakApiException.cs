using System.Collections.ObjectModel;
using System.Net;

namespace Peak.Webapps;

/// <summary>
/// The service returned an error response. The usual status codes have exceptions of their own, such as
/// <see cref="NotFoundException" />; all others are reported by this type.
/// </summary>
public class PeakApiException : PeakException
{
    /// <summary>Creates the exception, for example in a test.</summary>
    /// <param name="statusCode">The status code of the response.</param>
    /// <param name="operation">The API operation that failed, one of <see cref="WebappOperations" />.</param>
    /// <param name="serverMessage">The error text of the service, or <see langword="null" /> if there is none.</param>
    /// <param name="requestId">The request id in the headers of the response, or <see langword="null" />.</param>
    /// <param name="responseBody">The body of the response, or <see langword="null" />.</param>
    /// <param name="retryAfter">The delay that the service asked for, or <see langword="null" />.</param>
    /// <param name="responseHeaders">The headers of the response, or <see langword="null" /> for none.</param>
    /// <param name="attempts">The number of attempts, including retries.</param>
    public PeakApiException(
        HttpStatusCode statusCode,
        string operation,
        string? serverMessage = null,
        string? requestId = null,
        string? responseBody = null,
        TimeSpan? retryAfter = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? responseHeaders = null,
        int attempts = 1)
        : base(operation, Describe(statusCode, operation, serverMessage, requestId), attempts: attempts)
    {
        StatusCode = statusCode;
        ServerMessage = serverMessage;
        RequestId = requestId;
        ResponseBody = responseBody;
        RetryAfter = retryAfter;
        ResponseHeaders = responseHeaders ?? ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;
    }

    /// <summary>The status code of the response.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>
    /// The error text of the service: the first readable text in its JSON, or else the body as it is. At most 1,000
    /// characters, unescaped; <see langword="null" /> if the body is empty.
    /// </summary>
    public string? ServerMessage { get; }

    /// <summary>The request id in the headers of the response, for Peak's support; <see langword="null" /> if there is none.</summary>
    public string? RequestId { get; }

    /// <summary>
    /// The body of the response as text: at most its first 65,536 bytes, and what arrived of it if the connection broke.
    /// <see langword="null" /> if the body is empty.
    /// </summary>
    public string? ResponseBody { get; }

    /// <summary>
    /// The delay that the service asked for in the <c>Retry-After</c> header, measured from the arrival of the response;
    /// <see langword="null" /> if there is no such header, or none that can be read.
    /// </summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The headers of the response. Their names are not case-sensitive.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ResponseHeaders { get; }

    /// <inheritdoc />
    public override bool IsTransient => TransientErrors.IsTransient(StatusCode);

    internal override bool CannotHaveActed => TransientErrors.CannotHaveActed(StatusCode);

    private static string Describe(HttpStatusCode statusCode, string operation, string? serverMessage, string? requestId)
    {
        var text = string.IsNullOrEmpty(serverMessage) ? " without an error text" : $": {serverMessage}";
        return $"{operation} failed with {MessageText.OfStatus(statusCode)}{text}{MessageText.OfRequestId(requestId)}";
    }
}
