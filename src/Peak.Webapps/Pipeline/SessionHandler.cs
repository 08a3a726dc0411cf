using Refit;

namespace Peak.Webapps;

/// <summary>Gives each request the session's token, and refuses one that would not reach the address it was written for.</summary>
/// <param name="session">Whose token it is.</param>
internal sealed class SessionHandler(PeakSession session) : DelegatingHandler
{
    private const string TokenHeader = "Authorization";

    private static readonly HttpRequestOptionsKey<string> PathTemplate = new(HttpRequestMessageOptions.RelativePathTemplate);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RefuseOtherAddress(request);
        request.Headers.TryAddWithoutValidation(TokenHeader, session.AuthToken);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Requests end up in exceptions and logs; the token must not.
            request.Headers.Remove(TokenHeader);
        }
    }

    /// <summary>
    /// An id such as <c>..</c> or an empty one turns a webapp's path into another: caught here for every way to send,
    /// the raw interface included.
    /// </summary>
    private void RefuseOtherAddress(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(PathTemplate, out var template) || request.RequestUri is not { } address)
        {
            return;
        }

        var wanted = (session.BaseAddress.AbsolutePath.TrimEnd('/') + template).Split('/');
        var path = address.AbsolutePath.Split('/');
        if (path.Length != wanted.Length || !wanted.Zip(path).All(pair => IsFilledBy(pair.First, pair.Second)))
        {
            throw new ArgumentException(
                $"An argument would change the address of the request from '{template}' to '{address.AbsolutePath}': pass ids as the service gave them.");
        }
    }

    private static bool IsFilledBy(string template, string segment) =>
        template.StartsWith('{') ? segment.Length > 0 : string.Equals(template, segment, StringComparison.Ordinal);
}
