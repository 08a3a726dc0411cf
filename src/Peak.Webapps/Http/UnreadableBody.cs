using System.Runtime.ExceptionServices;
using Refit;

namespace Peak.Webapps;

/// <summary>Creates the exception that Refit passes on for a success response whose body cannot be read, with the text of the body.</summary>
internal static class UnreadableBody
{
    internal static async ValueTask<Exception?> ToExceptionAsync(HttpResponseMessage response, Exception cause, RefitSettings settings)
    {
        if (cause is OperationCanceledException)
        {
            // Refit would report a cancellation after the last byte as a body that cannot be read.
            ExceptionDispatchInfo.Throw(cause);
        }

        if (response.Content is ResponseBodyContent body)
        {
            response.Content = body.ToReadableContent(PeakPipeline.MaxErrorBodyLength);
        }

        var request = response.RequestMessage!;
        return await ApiException.Create("The body of the response cannot be read.", request, request.Method, response, settings, cause).ConfigureAwait(false);
    }
}
