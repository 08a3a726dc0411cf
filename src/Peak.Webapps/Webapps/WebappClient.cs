using Refit;

namespace Peak.Webapps;

/// <summary>The client of the Peak webapps API.</summary>
/// <remarks>Safe to use from many threads at once; make one and keep it as long as the process lives.</remarks>
public sealed partial class WebappClient : IWebappClient
{
    private readonly WebappClientOptions _options;

    /// <summary>Makes a client that sends its requests through a handler of the caller's, for example a test's.</summary>
    /// <param name="session">Who calls, and where the service is.</param>
    /// <param name="handler">
    /// What each attempt goes through after the client has given it the session's token. It stays the caller's to
    /// dispose, and should neither follow redirects, which could take the token elsewhere, nor retry.
    /// </param>
    /// <param name="options">How the client works; <see langword="null" />, the default, leaves every option at its default.</param>
    /// <exception cref="ArgumentException">An argument is null, or an option is out of its range.</exception>
    public WebappClient(PeakSession session, HttpMessageHandler handler, WebappClientOptions? options = null)
        : this(session, options, handler ?? throw new ArgumentNullException(nameof(handler)))
    {
    }

    private WebappClient(PeakSession session, WebappClientOptions? options, HttpMessageHandler? handler)
    {
        ArgumentNullException.ThrowIfNull(session);
        _options = (options ?? new()).Checked(nameof(options));
        Api = PeakPipeline.CreateApi(session, _options, handler);
    }

    /// <summary>The API as it goes over the wire, with the status and the headers of each answer.</summary>
    public IWebappsApi Api { get; }

    /// <summary>Makes a client. All clients that are made this way share their connections.</summary>
    /// <param name="session">Who calls, and where the service is; <see langword="null" />, the default, means <see cref="PeakSession.Default" />.</param>
    /// <param name="options">How the client works; <see langword="null" />, the default, leaves every option at its default.</param>
    /// <returns>The client.</returns>
    /// <exception cref="InvalidOperationException">No session was given, and the environment describes none.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static WebappClient Create(PeakSession? session = null, WebappClientOptions? options = null) =>
        new(session ?? PeakSession.Default, options, handler: null);

    /// <summary>
    /// Makes a handler that connects to the service as the clients of <see cref="Create" /> do: no redirects, no cookies,
    /// compressed answers, connections that notice within 5 minutes when the service's address changes, and no request that
    /// .NET sends again by itself when its connection closes without an answer.
    /// </summary>
    /// <returns>A new handler, to put handlers of the caller's above it. It is the caller's to dispose.</returns>
    public static HttpMessageHandler CreateHandler() => PeakPipeline.CreateConnections();

    /// <param name="operation">The API operation.</param>
    /// <param name="call">The call, under way.</param>
    /// <param name="cancellationToken">The caller's token, which the call has, too.</param>
    /// <param name="whenGone">The result when the thing is gone by an earlier attempt; <see langword="null" /> when to be gone is no success.</param>
    private static async Task<T> SendAsync<T>(
        string operation,
        Task<IApiResponse<T>> call,
        CancellationToken cancellationToken,
        Func<T>? whenGone = null)
        where T : class
    {
        try
        {
            using var response = await call.ConfigureAwait(false);
            return whenGone is not null && ResponseReading.IsGoneByEarlierAttempt(response)
                ? whenGone()
                : ResponseReading.Read(operation, response);
        }
        catch (Exception exception) when (exception
            is OperationCanceledException or HttpRequestException or IOException or InvalidDataException or CallTimeoutException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw exception switch
            {
                CallTimeoutException timeout => new PeakTimeoutException(operation, timeout),
                CallFailedException failure => new PeakConnectionException(operation, failure.InnerException!) { Attempts = failure.Attempts },
                _ => new PeakConnectionException(operation, exception),
            };
        }
    }
}
