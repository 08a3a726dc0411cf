using Refit;

namespace Peak.Webapps;

/// <summary>Adds the session's token and the client's headers to each request, and refuses a request whose address is not that of its operation.</summary>
/// <param name="session">The session.</param>
/// <param name="applicationName">The application's part of the User-Agent header.</param>
internal sealed class SessionHandler(PeakSession session, string? applicationName = null) : DelegatingHandler
{
    private const string TokenHeader = "Authorization";

    private static readonly HttpRequestOptionsKey<string> PathTemplate = new(HttpRequestMessageOptions.RelativePathTemplate);

    private readonly string _userAgent = UserAgent.Of(applicationName);
    private readonly string _basePath = session.BaseAddress.AbsolutePath.TrimEnd('/');

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RefuseOtherAddress(request);
        request.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
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
    /// An id such as <c>..</c> or an empty one changes the path of the request: refused here for all callers, those of the
    /// raw interface included.
    /// </summary>
    private void RefuseOtherAddress(HttpRequestMessage request)
    {
        // Without a parameter in the path, no argument can change it.
        if (!request.Options.TryGetValue(PathTemplate, out var template) || !template.Contains('{') || request.RequestUri is not { } address)
        {
            return;
        }

        // The text that .NET sends; it is computed once.
        var path = address.PathAndQuery.AsSpan();
        path = path[..(path.IndexOf('?') is var query and >= 0 ? query : path.Length)];
        if (!path.StartsWith(_basePath, StringComparison.Ordinal) || !IsFilledBy(template, path[_basePath.Length..]))
        {
            throw new ArgumentException(
                $"An argument would change the address of the request from '{template}' to '{address.AbsolutePath}': pass ids as the service returned them.");
        }
    }

    /// <summary>Whether a path is the template with a text for each parameter, segment by segment.</summary>
    private static bool IsFilledBy(ReadOnlySpan<char> template, ReadOnlySpan<char> path)
    {
        while (true)
        {
            var expected = NextSegment(ref template, out var isLastExpected);
            var actual = NextSegment(ref path, out var isLast);
            var isFilled = expected.StartsWith("{") ? actual.Length > 0 : expected.SequenceEqual(actual);
            if (!isFilled || isLast || isLastExpected)
            {
                return isFilled && isLast == isLastExpected;
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
