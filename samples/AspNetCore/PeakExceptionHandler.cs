using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;

namespace Peak.Webapps.AspNetCore;

/// <summary>Turns the exceptions of the client into problem details (RFC 9457).</summary>
internal sealed class PeakExceptionHandler(IProblemDetailsService problemDetails) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (StatusOf(exception) is not { } status)
        {
            return false;
        }

        httpContext.Response.StatusCode = status;
        var response = exception as PeakApiException;
        if (response?.RetryAfter is { } delay)
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return await problemDetails.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            Exception = exception,
            ProblemDetails = { Status = status, Detail = response?.ServerMessage ?? exception.Message, Extensions = { ["requestId"] = response?.RequestId } },
        });
    }

    private static int? StatusOf(Exception exception) => exception switch
    {
        // Errors of the caller.
        ArgumentException or BadRequestException => StatusCodes.Status400BadRequest,
        NotFoundException => StatusCodes.Status404NotFound,
        ConflictException => StatusCodes.Status409Conflict,
        PayloadTooLargeException => StatusCodes.Status413PayloadTooLarge,
        UnprocessableEntityException => StatusCodes.Status422UnprocessableEntity,
        // Errors behind this application. Its own API key is not the caller's business: 401 and 403 are 502, too.
        TooManyRequestsException or CreateOrUpdateException => StatusCodes.Status503ServiceUnavailable,
        PeakTimeoutException => StatusCodes.Status504GatewayTimeout,
        PeakException => StatusCodes.Status502BadGateway,
        _ => null,
    };
}
