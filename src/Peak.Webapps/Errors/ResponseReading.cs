using System.Net;
using System.Net.Http.Headers;
using Newtonsoft.Json;
using Refit;

namespace Peak.Webapps;

/// <summary>Makes of an answer what the caller gets: the result, or the exception that tells why there is none.</summary>
internal static class ResponseReading
{
    /// <summary>Headers that carry a request id, the likeliest first.</summary>
    private static readonly string[] RequestIdHeaders = ["x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "x-amz-request-id"];

    /// <exception cref="PeakApiException">The answer is a failure, or a success whose body cannot be used.</exception>
    internal static T Read<T>(string operation, IApiResponse<T> response)
        where T : class
    {
        var status = response.StatusCode
            ?? throw new InvalidOperationException("The answer has no status.", response.Error);
        if (!IsSuccess(status))
        {
            throw Failure(operation, status, response);
        }

        return response switch
        {
            { Error: { } error } => throw Unusable(operation, status, response, error),
            { Content: { } content } => content,
            _ => throw new InvalidResponseException(status, operation, "it is empty, or null.", RequestId(response.Headers)) { Attempts = AttemptsOf(response) },
        };
    }

    /// <summary>Whether the service answers that there is no such thing, after an attempt that may have removed it.</summary>
    internal static bool IsGoneByEarlierAttempt(IApiResponse response) =>
        response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone && AttemptHistory.Of(response.RequestMessage).MayHaveActed;

    private static int AttemptsOf(IApiResponse response) => AttemptHistory.Of(response.RequestMessage).Attempts;

    private static bool IsSuccess(HttpStatusCode status) => (int)status is >= 200 and < 300;

    private static PeakApiException Failure(string operation, HttpStatusCode status, IApiResponse response)
    {
        var body = Body(response);
        var text = ErrorText.Of(body);
        var requestId = RequestId(response.Headers);
        var failure = DocumentedFailures.Create((int)status, operation, text, requestId, body)
            ?? (status == HttpStatusCode.RequestEntityTooLarge
                ? new PayloadTooLargeException(operation, text, requestId, body)
                : new PeakApiException(status, operation, text, requestId, body));
        failure.Attempts = AttemptsOf(response);
        return failure;
    }

    private static InvalidResponseException Unusable(string operation, HttpStatusCode status, IApiResponse response, ApiExceptionBase error)
    {
        // Refit's own exception carries the request and the answer along; what it wraps says all that matters.
        var cause = error.InnerException;
        var fault = cause is JsonException ? ErrorText.Cut(cause.Message) : "it cannot be read.";
        return new InvalidResponseException(status, operation, fault, RequestId(response.Headers), Body(response), Bounded(cause)) { Attempts = AttemptsOf(response) };
    }

    /// <summary>What a parser says can repeat the answer at any length, and exceptions end up in logs.</summary>
    private static Exception? Bounded(Exception? cause) =>
        cause?.Message.Length > ErrorText.MaxLength ? new JsonException(ErrorText.Cut(cause.Message)) : cause;

    private static string? Body(IApiResponse response) =>
        response.Error is ApiException { Content: { } body } && !string.IsNullOrWhiteSpace(body) ? body : null;

    private static string? RequestId(HttpResponseHeaders? headers)
    {
        foreach (var name in RequestIdHeaders)
        {
            if (headers is not null && headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 } id)
            {
                return ErrorText.Cut(id);
            }
        }

        return null;
    }
}
