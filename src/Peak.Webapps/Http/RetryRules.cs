using System.Net;
using System.Security.Authentication;
using Polly;

namespace Peak.Webapps;

/// <summary>What is retried, by the meaning of HTTP: README.md has it as a table.</summary>
internal static class RetryRules
{
    internal static bool IsRetried(HttpMethod method, Outcome<HttpResponseMessage> outcome) =>
        IsTransient(outcome) && (CanBeRepeated(method) || CannotHaveActed(outcome));

    /// <summary>Whether another attempt may end better.</summary>
    internal static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome.Exception switch
    {
        null => IsTransient(outcome.Result!.StatusCode),
        HttpRequestException failure => !IsLasting(failure.HttpRequestError) && !IsDistrust(failure),
        // A body whose compression breaks off is a connection that broke.
        IOException or InvalidDataException => true,
        CallTimeoutException timeout => timeout.Limit != CallTimeLimit.Call,
        _ => false,
    };

    /// <summary>Whether the service cannot have done what it was asked for: no request reached it, or it refused by rate.</summary>
    internal static bool CannotHaveActed(Outcome<HttpResponseMessage> outcome) => outcome.Exception switch
    {
        null => CannotHaveActed(outcome.Result!.StatusCode),
        HttpRequestException failure => failure.HttpRequestError
            is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError,
        _ => false,
    };

    /// <summary>Whether an answer says that nothing was done: who limits the rate does so before.</summary>
    internal static bool CannotHaveActed(HttpStatusCode status) =>
        // Not 503, though it often means the same: a gateway answers it, too, when it loses the service amid a request.
        status == HttpStatusCode.TooManyRequests;

    /// <summary>The delay that the service asks for; <see langword="null" /> when it asks for none that can be read.</summary>
    internal static TimeSpan? RetryAfter(HttpResponseMessage? response, TimeProvider clock)
    {
        var wanted = response?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => default(TimeSpan?),
        };
        return wanted < TimeSpan.Zero ? TimeSpan.Zero : wanted;
    }

    /// <summary>Whether another attempt may end better after this answer.</summary>
    internal static bool IsTransient(HttpStatusCode status) => status
        is HttpStatusCode.RequestTimeout
        or HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError
        or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout;

    /// <summary>
    /// Whether client and service do not come to trust each other, as with a certificate that is not valid; a TLS handshake
    /// that is cut off is a connection that broke.
    /// </summary>
    internal static bool IsDistrust(Exception? exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: AuthenticationException };

    /// <summary>Whether to do it twice is to do it once. A PATCH of this kind of API sets values and adds to none.</summary>
    private static bool CanBeRepeated(HttpMethod method) =>
        method == HttpMethod.Get
        || method == HttpMethod.Patch
        || method == HttpMethod.Delete
        || method == HttpMethod.Put
        || method == HttpMethod.Head
        || method == HttpMethod.Options;

    /// <summary>What comes out the same next time: an answer larger than allowed, refused credentials, a wrong version.</summary>
    private static bool IsLasting(HttpRequestError error) => error
        is HttpRequestError.ConfigurationLimitExceeded
        or HttpRequestError.UserAuthenticationError
        or HttpRequestError.VersionNegotiationError
        or HttpRequestError.ExtendedConnectNotSupported;
}
