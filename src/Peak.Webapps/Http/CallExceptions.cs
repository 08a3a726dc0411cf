using System.Net.Http.Headers;

namespace Peak.Webapps;

/// <summary>A call got no complete response; the inner exception is the error of its last attempt.</summary>
/// <param name="error">The error of the last attempt.</param>
/// <param name="attempts">The number of attempts.</param>
internal sealed class CallFailedException(Exception error, int attempts)
    : HttpRequestException((error as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown, error.Message, error)
{
    internal int Attempts { get; } = attempts;
}

/// <summary>A call or its last attempt timed out.</summary>
/// <param name="message">Which time limit it was.</param>
/// <param name="timeout">The time limit, or how long the attempt took if a handler of the application timed out.</param>
/// <param name="attempts">The number of attempts.</param>
/// <param name="cause">The error of the previous attempt, or what ended this one.</param>
internal sealed class CallTimeoutException(string message, TimeSpan timeout, int attempts, Exception? cause) : TimeoutException(message, cause)
{
    internal TimeSpan Timeout { get; } = timeout;

    internal int Attempts { get; } = attempts;
}

/// <summary>A success response has a larger body than the options allow.</summary>
/// <param name="response">The response.</param>
/// <param name="limit">The largest body that is allowed, in bytes.</param>
internal sealed class BodyTooLargeException(HttpResponseMessage response, long limit)
    : HttpRequestException(
        HttpRequestError.ConfigurationLimitExceeded,
        $"The body is larger than {limit} bytes, the {nameof(PeakClientOptions.MaxResponseBodySize)} of the client's options.",
        inner: null,
        response.StatusCode)
{
    internal HttpResponseHeaders Headers { get; } = response.Headers;
}
