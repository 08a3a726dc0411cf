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
    /// What the requests go through after the client has given them the session's token. It stays the caller's to
    /// dispose, and should not follow redirects.
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
        Api = PeakPipeline.CreateApi(session, handler);
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
    /// compressed answers, and connections that notice within 5 minutes when the service's address changes.
    /// </summary>
    /// <returns>A new handler, to put handlers of the caller's above it. It is the caller's to dispose.</returns>
    public static HttpMessageHandler CreateHandler() => PeakPipeline.CreateConnections();

    private async Task<T> SendAsync<T>(string operation, Func<CancellationToken, Task<IApiResponse<T>>> call, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var timeout = new CancellationTokenSource(_options.Timeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var response = await call(either.Token).ConfigureAwait(false);
            return ResponseReading.Read(operation, response);
        }
        catch (OperationCanceledException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw timeout.IsCancellationRequested || exception.InnerException is TimeoutException
                ? new PeakTimeoutException(operation, _options.Timeout, exception)
                : new PeakConnectionException(operation, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw timeout.IsCancellationRequested
                ? new PeakTimeoutException(operation, _options.Timeout, exception)
                : new PeakConnectionException(operation, exception);
        }
    }
}
