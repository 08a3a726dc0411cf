using System.Net;
using System.Security.Authentication;

namespace Peak.Webapps;

/// <summary>Which errors are transient, for attempts, waits and create-or-update.</summary>
internal static class TransientErrors
{
    /// <summary>Whether a later attempt may succeed after this response: all 5xx errors except those that do not go away, such as 501.</summary>
    internal static bool IsTransient(HttpStatusCode status) => (int)status switch
    {
        408 or 425 or 429 => true,
        501 or 505 or 506 or 510 or 511 => false,
        var code => code is >= 500 and <= 599,
    };

    /// <summary>Whether a later attempt may succeed after this error of an attempt.</summary>
    internal static bool IsTransient(Exception error) => error switch
    {
        HttpRequestException { InnerException: RefusedProxyException } => false,
        HttpRequestException request => !IsLasting(request.HttpRequestError) && !IsDistrust(request),
        // A body whose compression breaks off is a connection that broke.
        IOException or InvalidDataException or TimeoutException => true,
        _ => IsPollyRejection(error),
    };

    /// <summary>Whether the service cannot have carried out the request: it refused before it looked at it.</summary>
    internal static bool CannotHaveActed(HttpStatusCode status) =>
        // Not 503, although it often means the same: a gateway returns it, too, when it loses the service in the middle of a request.
        (int)status is 425 or 429;

    /// <summary>Whether the service cannot have carried out the request: no connection was made.</summary>
    internal static bool CannotHaveActed(Exception error) => error is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError,
    };

    /// <summary>Whether it is the time-out of a handler below, such as <see cref="HttpClient" />'s own or Polly's.</summary>
    internal static bool IsTimeout(Exception error) =>
        error is TimeoutException or OperationCanceledException { InnerException: TimeoutException }
        || error.GetType().FullName == "Polly.Timeout.TimeoutRejectedException";

    /// <summary>Whether it is an open circuit, a time-out or a full queue of Polly, which is no dependency of ours.</summary>
    private static bool IsPollyRejection(Exception error)
    {
        var type = error.GetType();
        while (type is not null && type.FullName != "Polly.ExecutionRejectedException")
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    /// <summary>
    /// Whether client and service do not trust each other, as with an invalid certificate; a TLS handshake that is cut off
    /// is a connection that broke.
    /// </summary>
    private static bool IsDistrust(HttpRequestException error) =>
        error is { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: AuthenticationException };

    /// <summary>Whether the next attempt would fail in the same way: a body larger than allowed, refused credentials, a wrong version.</summary>
    private static bool IsLasting(HttpRequestError error) => error
        is HttpRequestError.ConfigurationLimitExceeded
        or HttpRequestError.UserAuthenticationError
        or HttpRequestError.VersionNegotiationError
        or HttpRequestError.ExtendedConnectNotSupported;
}
