using Refit;

namespace Peak.Webapps;

/// <summary>Gives each request the session's token, and refuses one that would not reach the address it was written for.</summary>
/// <param name="session">Whose token it is.</param>
internal sealed class SessionHandler(PeakSession session) : DelegatingHandler
{
    private const string TokenHeader = "Authorization";

    private static readonly HttpRequestOptionsKey<string> PathTemplate = new(HttpRequestMessageOptions.RelativePathTemplate);

    private readonly string _basePath = session.BaseAddress.AbsolutePath.TrimEnd('/');

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
        // Where no argument stands in the path, none can change it.
        if (!request.Options.TryGetValue(PathTemplate, out var template) || !template.Contains('{') || request.RequestUri is not { } address)
        {
            return;
        }

        // What .NET will write on the wire, so that it is made once.
        var path = address.PathAndQuery.AsSpan();
        path = path[..(path.IndexOf('?') is var query and >= 0 ? query : path.Length)];
        if (!path.StartsWith(_basePath, StringComparison.Ordinal) || !IsFilledBy(template, path[_basePath.Length..]))
        {
            throw new ArgumentException(
                $"An argument would change the address of the request from '{template}' to '{address.AbsolutePath}': pass ids as the service gave them.");
        }
    }

    /// <summary>Whether a path is the template with a text in the place of each parameter, segment by segment.</summary>
    private static bool IsFilledBy(ReadOnlySpan<char> template, ReadOnlySpan<char> path)
    {
        while (true)
        {
            var wanted = NextSegment(ref template, out var isLastWanted);
            var given = NextSegment(ref path, out var isLast);
            var isFilled = wanted.StartsWith("{") ? given.Length > 0 : wanted.SequenceEqual(given);
            if (!isFilled || isLast || isLastWanted)
            {
                return isFilled && isLast == isLastWanted;
            }
        }
    }

    private static ReadOnlySpan<char> NextSegment(ref ReadOnlySpan<char> path, out bool isLast)
    {
        var end = path.IndexOf('/');
        isLast = end < 0;
        var segment = isLast ? path : path[..end];
        path = isLast ? [] : path[(end + 1)..];
        return segment;
    }
}
