namespace Peak.Webapps;

/// <summary>The client of the Peak webapps API.</summary>
/// <remarks>Safe to use from many threads. Create one and keep it for the lifetime of the process.</remarks>
public sealed partial class WebappClient : IWebappClient
{
    private const string ResourceKind = "webapp";

    private readonly WebappClientOptions _options;

    /// <summary>Creates a client. All clients without a <see cref="PeakClientOptions.Handler" /> of their own share their connections.</summary>
    /// <param name="session">The credentials and the address of the service.</param>
    /// <param name="options">The options of the client. Default: <see langword="null" />, the defaults of all options.</param>
    /// <exception cref="ArgumentException"><paramref name="session" /> is null, or an option is out of its range.</exception>
    public WebappClient(PeakSession session, WebappClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        _options = PeakClientOptions.CheckedCopy(options ?? new(), nameof(options));
        Api = PeakPipeline.CreateApi<IWebappsApi>(session, _options);
    }

    /// <summary>The HTTP API itself: each method returns the status, the headers and the body of the response.</summary>
    public IWebappsApi Api { get; }

    /// <summary>Creates a client. All clients without a <see cref="PeakClientOptions.Handler" /> of their own share their connections.</summary>
    /// <param name="session">The credentials and the address of the service. Default: <see langword="null" />, <see cref="PeakSession.Default" />.</param>
    /// <param name="options">The options of the client. Default: <see langword="null" />, the defaults of all options.</param>
    /// <returns>The client.</returns>
    /// <exception cref="InvalidOperationException"><paramref name="session" /> is null, and the environment variables describe no session.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static WebappClient Create(PeakSession? session = null, WebappClientOptions? options = null) =>
        new(session ?? PeakSession.Default, options);

    /// <summary>
    /// Creates a handler that connects to the service as clients do by default: no redirects, no cookies, compressed
    /// responses, changes of the service's address are noticed within 5 minutes, and .NET never sends a request again by
    /// itself if its connection closes without a response.
    /// </summary>
    /// <returns>A new handler, for example as the inner handler of your own. You dispose of it.</returns>
    public static SocketsHttpHandler CreateHandler() => PeakPipeline.CreateConnections();
}
