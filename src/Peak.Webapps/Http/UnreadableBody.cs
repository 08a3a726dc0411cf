using System.Runtime.ExceptionServices;
using Refit;

namespace Peak.Webapps;

/// <summary>Makes of a success whose body could not be read the exception that Refit passes on, with the text of the body.</summary>
internal static class UnreadableBody
{
    internal static async ValueTask<Exception?> ToExceptionAsync(HttpResponseMessage response, Exception cause, RefitSettings settings)
    {
        if (cause is OperationCanceledException)
        {
            // Refit would take a cancellation between the last byte and the reading for a body that cannot be read.
            ExceptionDispatchInfo.Throw(cause);
        }

        if (response.Content is PooledContent body)
        {
            response.Content = body.ToReadableContent(PeakPipeline.MaxErrorBodyLength);
            body.Dispose();
        }

        var request = response.RequestMessage!;
        return await ApiException.Create("The body of the answer cannot be read.", request, request.Method, response, settings, cause).ConfigureAwait(false);
    }
}
