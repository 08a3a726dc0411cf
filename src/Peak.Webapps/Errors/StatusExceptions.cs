using System.Net;

namespace Peak.Webapps;

/// <summary>The service returned 400: the request is invalid.</summary>
/// <inheritdoc cref="PeakApiException(HttpStatusCode, string, string?, string?, string?, TimeSpan?, IReadOnlyDictionary{string, IReadOnlyList{string}}?, int)" path="/param" />
public sealed class BadRequestException(
    string operation,
    string? serverMessage = null,
    string? requestId = null,
    string? responseBody = null,
    TimeSpan? retryAfter = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? responseHeaders = null,
    int attempts = 1)
    : PeakApiException(HttpStatusCode.BadRequest, operation, serverMessage, requestId, responseBody, retryAfter, responseHeaders, attempts);

/// <summary>The service returned 401: the credentials are missing, invalid or expired.</summary>
/// <inheritdoc cref="PeakApiException(HttpStatusCode, string, string?, string?, string?, TimeSpan?, IReadOnlyDictionary{string, IReadOnlyList{string}}?, int)" path="/param" />
public sealed class UnauthorizedException(
    string operation,
    string? serverMessage = null,
    string? requestId = null,
    string? responseBody = null,
    TimeSpan? retryAfter = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? responseHeaders = null,
    int attempts = 1)
    : PeakApiException(HttpStatusCode.Unauthorized, operation, serverMessage, requestId, responseBody, retryAfter, responseHeaders, attempts);

/// <summary>The service returned 403: the credentials do not permit the operation.</summary>
/// <inheritdoc cref="PeakApiException(HttpStatusCode, string, string?, string?, string?, TimeSpan?, IReadOnlyDictionary{string, IReadOnlyList{string}}?, int)" path="/param" />
public sealed class ForbiddenException(
    string operation,
    string? serverMessage = null,
    string? requestId = null,
    string? responseBody = null,
    TimeSpan? retryAfter = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? responseHeaders = null,
    int attempts = 1)
    : PeakApiException(HttpStatusCode.Forbidden, operation, serverMessage, requestId, responseBody, retryAfter, responseHeaders, attempts);

/// <summary>The service returned 404: the resource does not exist.</summary>
/// <inheritdoc cref="PeakApiException(HttpStatusCode, string, string?, string?, string?, TimeSpan?, IReadOnlyDictionary{string, IReadOnlyList{string}}?, int)" path="/param" />
public sealed class NotFoundException(
    string operation,
    string? serverMessage = null,
    string? requestId = null,
    string? responseBody = null,
    TimeSpan? retryAfter = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? responseHeaders = null,
    int attempts = 1)
    : PeakApiException(HttpStatusCode.NotFound, operation, serverMessage, requestId, responseBody, retryAfter, responseHeaders, attempts);

/// <summary>The service returned 409: the resource is in a state that conflicts with the request.</summary>
/// <inheritdoc cref="PeakApiException(HttpStatusCode, string, string?, string?, string?, TimeSpan?, IReadOnlyDictionary{string, IReadOnlyList{string}}?, int)" path="/param" />
public sealed class ConflictException(
    string operation,
    string? serverMessage = null,
    string? requestId = null,
    string? responseBody = null,
    TimeSpan? retryAfter = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? responseHeaders = null,
    int attempts = 1)
    : PeakApiException(HttpStatusCode.Conflict, operation, serverMessage, requestId, responseBody, retryAfter, responseHeaders, attempts);

/// <summary>The service returned 413: the body of the request is too large.</summary>
/// <inheritdoc cref="PeakApiException(HttpStatusCode, string, string?, string?, string?, TimeSpan?, IReadOnlyDictionary{string, IReadOnlyList{string}}?, int)" path="/param" />
public sealed class PayloadTooLargeException(
    string operation,
    string? serverMessage = null,
    string? requestId = null,
    string? responseBody = null,
    TimeSpan? retryAfter = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? responseHeaders = null,
    int attempts = 1)
    : PeakApiException(HttpStatusCode.RequestEntityTooLarge, operation, serverMessage, requestId, responseBody, retryAfter, responseHeaders, attempts);

/// <summary>The service returned 422: the request is well-formed, but the service cannot process it.</summary>
/// <inheritdoc cref="PeakApiException(HttpStatusCode, string, string?, string?, string?, TimeSpan?, IReadOnlyDictionary{string, IReadOnlyList{string}}?, int)" path="/param" />
public sealed class UnprocessableEntityException(
    string operation,
    string? serverMessage = null,
    string? requestId = null,
    string? responseBody = null,
    TimeSpan? retryAfter = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? responseHeaders = null,
    int attempts = 1)
    : PeakApiException(HttpStatusCode.UnprocessableEntity, operation, serverMessage, requestId, responseBody, retryAfter, responseHeaders, attempts);

/// <summary>The service returned 429: too many requests were sent. <see cref="PeakApiException.RetryAfter" /> says how long to wait, if the service does.</summary>
/// <inheritdoc cref="PeakApiException(HttpStatusCode, string, string?, string?, string?, TimeSpan?, IReadOnlyDictionary{string, IReadOnlyList{string}}?, int)" path="/param" />
public sealed class TooManyRequestsException(
    string operation,
    string? serverMessage = null,
    string? requestId = null,
    string? responseBody = null,
    TimeSpan? retryAfter = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? responseHeaders = null,
    int attempts = 1)
    : PeakApiException(HttpStatusCode.TooManyRequests, operation, serverMessage, requestId, responseBody, retryAfter, responseHeaders, attempts);

/// <summary>The service returned 500: the service failed to process the request.</summary>
/// <inheritdoc cref="PeakApiException(HttpStatusCode, string, string?, string?, string?, TimeSpan?, IReadOnlyDictionary{string, IReadOnlyList{string}}?, int)" path="/param" />
public sealed class InternalServerErrorException(
    string operation,
    string? serverMessage = null,
    string? requestId = null,
    string? responseBody = null,
    TimeSpan? retryAfter = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? responseHeaders = null,
    int attempts = 1)
    : PeakApiException(HttpStatusCode.InternalServerError, operation, serverMessage, requestId, responseBody, retryAfter, responseHeaders, attempts);

/// <summary>Which exception reports which status code.</summary>
internal static class StatusExceptions
{
    internal static PeakApiException Create(
        HttpStatusCode status,
        string operation,
        string? text,
        string? requestId,
        string? body,
        TimeSpan? retryAfter,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? headers,
        int attempts)
    {
        return status switch
        {
            HttpStatusCode.BadRequest => new BadRequestException(operation, text, requestId, body, retryAfter, headers, attempts),
            HttpStatusCode.Unauthorized => new UnauthorizedException(operation, text, requestId, body, retryAfter, headers, attempts),
            HttpStatusCode.Forbidden => new ForbiddenException(operation, text, requestId, body, retryAfter, headers, attempts),
            HttpStatusCode.NotFound => new NotFoundException(operation, text, requestId, body, retryAfter, headers, attempts),
            HttpStatusCode.Conflict => new ConflictException(operation, text, requestId, body, retryAfter, headers, attempts),
            HttpStatusCode.RequestEntityTooLarge => new PayloadTooLargeException(operation, text, requestId, body, retryAfter, headers, attempts),
            HttpStatusCode.UnprocessableEntity => new UnprocessableEntityException(operation, text, requestId, body, retryAfter, headers, attempts),
            HttpStatusCode.TooManyRequests => new TooManyRequestsException(operation, text, requestId, body, retryAfter, headers, attempts),
            HttpStatusCode.InternalServerError => new InternalServerErrorException(operation, text, requestId, body, retryAfter, headers, attempts),
            _ => new PeakApiException(status, operation, text, requestId, body, retryAfter, headers, attempts),
        };
    }
}
