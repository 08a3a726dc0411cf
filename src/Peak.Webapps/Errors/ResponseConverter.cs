using System.Collections.ObjectModel;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Refit;

namespace Peak.Webapps;

/// <summary>Converts a response into a result or an exception.</summary>
internal static class ResponseConverter
{
    /// <summary>Headers in which services and gateways send the id of a request, the most specific first.</summary>
    private static readonly string[] RequestIdHeaders =
    [
        "x-request-id", "request-id", "x-requestid", "x-correlation-id", "correlation-id", "x-ms-request-id", "x-amzn-requestid",
        "x-amz-request-id", "apigw-requestid", "x-amz-apigw-id", "x-goog-request-id", "x-kong-request-id", "x-envoy-request-id",
        "x-amz-cf-id", "x-azure-ref", "cf-ray", "x-vercel-id", "fly-request-id", "x-trace-id", "trace-id", "x-amzn-trace-id",
        "x-cloud-trace-context", "x-b3-traceid", "traceparent",
    ];

    /// <param name="operation">The API operation.</param>
    /// <param name="call">The call, already started.</param>
    /// <param name="cancellationToken">The token of the caller, which the call has, too.</param>
    /// <param name="whenGone">The result if an earlier attempt has removed the resource; <see langword="null" /> if that is an error.</param>
    /// <exception cref="PeakException">The call failed, or returned an error or a body that cannot be used.</exception>
    internal static async Task<T> ConvertAsync<T>(
        string operation,
        Task<IApiResponse<T>> call,
        CancellationToken cancellationToken,
        Func<T>? whenGone = null)
        where T : class
    {
        try
        {
            using var response = await call.ConfigureAwait(false);
            return Convert(operation, response, whenGone);
        }
        catch (Exception exception) when (exception is OperationCanceledException or CallFailedException or CallTimeoutException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw exception switch
            {
                CallTimeoutException timeout => PeakTimeoutException.From(operation, timeout),
                CallFailedException { InnerException: BodyTooLargeException tooLarge } failed => TooLarge(operation, tooLarge, failed.Attempts),
                CallFailedException failed => new PeakConnectionException(operation, failed.InnerException!, failed.Attempts),
                _ => new PeakConnectionException(operation, exception),
            };
        }
    }

    /// <exception cref="PeakException">The response is an error, or its body cannot be used.</exception>
    internal static T Convert<T>(string operation, IApiResponse<T> response, Func<T>? whenGone = null)
        where T : class
    {
        var status = response.StatusCode
            ?? throw new InvalidOperationException("The response has no status code.", response.Error);
        var history = AttemptHistory.Of(response.RequestMessage);
        if (whenGone is not null && status is HttpStatusCode.NotFound or HttpStatusCode.Gone && history.MayHaveActed)
        {
            return whenGone();
        }

        if ((int)status is < 200 or > 299)
        {
            throw Error(operation, status, response, history);
        }

        return response switch
        {
            { Error: { } error } => throw Unusable(operation, status, response, error, history.Attempts),
            { Content: { } content } => content,
            _ => throw new InvalidResponseException(status, operation, "The body is empty or null.", RequestId(response.Headers), attempts: history.Attempts),
        };
    }

    private static PeakApiException Error(string operation, HttpStatusCode status, IApiResponse response, AttemptHistory history)
    {
        var body = Body(response);
        return StatusExceptions.Create(
            status, operation, ErrorText.Of(body), RequestId(response.Headers), body, history.RetryAfter, Headers(response), history.Attempts);
    }

    private static InvalidResponseException Unusable(string operation, HttpStatusCode status, IApiResponse response, ApiExceptionBase error, int attempts)
    {
        // Refit's own exception holds the request and the response; what it wraps says all that matters.
        var cause = error.InnerException;
        var reason = cause is JsonException ? MessageText.Cut(cause.Message) : "The body cannot be read.";
        return new InvalidResponseException(status, operation, reason, RequestId(response.Headers), Body(response), Bounded(cause), attempts);
    }

    private static InvalidResponseException TooLarge(string operation, BodyTooLargeException tooLarge, int attempts) => new(
        tooLarge.StatusCode!.Value, operation, tooLarge.Message, RequestId(tooLarge.Headers), innerException: tooLarge, attempts: attempts);

    /// <summary>A parser may repeat the response at any length, and exceptions are written to logs.</summary>
    private static Exception? Bounded(Exception? cause)
    {
        if (cause is null)
        {
            return null;
        }

        var message = MessageText.Escape(MessageText.Cut(cause.Message));
        return message == cause.Message ? cause : new JsonException(message);
    }

    private static string? Body(IApiResponse response) =>
        response.Error is ApiException { Content: { } body } && !string.IsNullOrWhiteSpace(body) ? body : null;

    private static ReadOnlyDictionary<string, IReadOnlyList<string>> Headers(IApiResponse response)
    {
        var headers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in (response.Headers?.NonValidated ?? []).Concat(response.ContentHeaders?.NonValidated ?? []))
        {
            headers[name] = [.. values];
        }

        return headers.AsReadOnly();
    }

    private static string? RequestId(HttpResponseHeaders? headers)
    {
        foreach (var name in RequestIdHeaders)
        {
            if (headers is not null && headers.TryGetValues(name, out var values) && values.FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) is { } id)
            {
                return MessageText.Cut(id.Trim());
            }
        }

        return null;
    }
}
