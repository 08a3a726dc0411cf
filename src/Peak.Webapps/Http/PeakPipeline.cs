using System.Net;
using Refit;

namespace Peak.Webapps;

/// <summary>Builds the handlers of a client: session, retries, body, connections.</summary>
internal static class PeakPipeline
{
    /// <summary>How many bytes of the body of an error response are read.</summary>
    internal const int MaxErrorBodyLength = 64 * 1024;

    // One pool of connections for the process, whatever number of clients it makes.
    private static readonly Lazy<HttpMessageHandler> SharedConnections = new(CreateConnections);

    internal static TApi CreateApi<TApi>(PeakSession session, PeakClientOptions options)
    {
        var handler = new SessionHandler(session, options.ApplicationName)
        {
            // Above the body: one that breaks off is retried, too.
            InnerHandler = new RetryHandler(options)
            {
                InnerHandler = new ResponseBodyHandler(options.MaxResponseBodySize) { InnerHandler = options.Handler ?? SharedConnections.Value },
            },
        };
        var client = new HttpClient(handler, disposeHandler: false)
        {
            BaseAddress = session.BaseAddress,
            // The retry handler limits the whole call, including the body, and distinguishes it from a cancellation.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return RestService.ForGenerated<TApi>(client, CreateSettings());
    }

    private static RefitSettings CreateSettings()
    {
        var settings = new RefitSettings(new PeakContentSerializer())
        {
            RequestBodySerialization = RequestBodySerializationMode.Buffered,
            // As it was thrown: Refit's own exception would carry the request along.
            TransportExceptionFactory = static (_, exception, _) => exception,
        };
        settings.DeserializationExceptionFactory = (response, exception) => UnreadableBody.ToExceptionAsync(response, exception, settings);
        return settings;
    }

    /// <summary>Creates a handler with its own connections.</summary>
    /// <param name="systemProxy">The proxy of the process; a test gives another.</param>
    internal static SocketsHttpHandler CreateConnections(Func<IWebProxy> systemProxy)
    {
        var handler = new SocketsHttpHandler
        {
            // The token goes to the session's address and nowhere else.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            // Long-lived clients notice when the service's address changes.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PlaintextStreamFilter = NoResendStream.FilterAsync,
            Proxy = new SystemProxy(systemProxy),
        };
        handler.ConnectCallback = (context, token) => SystemProxy.ConnectAsync(handler.Proxy, context, token);
        return handler;
    }

    internal static SocketsHttpHandler CreateConnections() => CreateConnections(static () => HttpClient.DefaultProxy);
}
