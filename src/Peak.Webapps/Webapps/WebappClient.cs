using Refit;

namespace Peak.Webapps;

/// <summary>The client of the Peak webapps API.</summary>
/// <remarks>Safe to use from many threads at once; make one and keep it as long as the process lives.</remarks>
public sealed partial class WebappClient : IWebappClient
{
    private readonly WebappClientOptions _options;

    /// <summary>Creates a client.</summary>
    /// <param name="session">The session: the token and the address of the service.</param>
    /// <param name="options">The options of the client; <see langword="null" /> for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="session" /> is null.</exception>
    /// <exception cref="ArgumentException">An option is invalid; the message names it.</exception>
    public WebappClient(PeakSession session, WebappClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        _options = PeakClientOptions.CheckedCopy(options ?? new(), nameof(options));
        Api = PeakPipeline.CreateApi<IWebappsApi>(session, _options);
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
        new(session ?? PeakSession.Default, options);

    /// <summary>
    /// Makes a handler that connects to the service as the clients of <see cref="Create" /> do: no redirects, no cookies,
    /// compressed answers, connections that notice within 5 minutes when the service's address changes, and no request that
    /// .NET sends again by itself when its connection closes without an answer.
    /// </summary>
    /// <returns>A new handler, to put handlers of the caller's above it. It is the caller's to dispose.</returns>
    public static HttpMessageHandler CreateHandler() => PeakPipeline.CreateConnections();

    private static Task<T> SendAsync<T>(string operation, Task<IApiResponse<T>> call, CancellationToken cancellationToken, Func<T>? whenGone = null)
        where T : class =>
        ResponseConverter.ConvertAsync(operation, call, cancellationToken, whenGone);
}
