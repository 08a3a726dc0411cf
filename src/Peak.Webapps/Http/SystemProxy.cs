using System.Net;
using System.Net.Sockets;

namespace Peak.Webapps;

/// <summary>
/// The proxy of the process, from environment variables or the system. Requests to this machine do not use it: a proxy
/// on another machine cannot connect to them. Plain HTTP to other machines is refused: the proxy could read the token.
/// </summary>
/// <param name="system">The proxy of the process; read with each request, as the application may set another.</param>
internal sealed class SystemProxy(Func<IWebProxy> system) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => system().Credentials;
        set => system().Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : system().GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || system().IsBypassed(host);

    /// <summary>Connects like .NET, but refuses this proxy for plain HTTP. A proxy that the application sets on the handler is used.</summary>
    internal static async ValueTask<Stream> ConnectAsync(IWebProxy? proxy, SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (target, next) = (context.InitialRequestMessage.RequestUri!, context.DnsEndPoint);
        if (proxy is SystemProxy && target.Scheme == Uri.UriSchemeHttp && context.InitialRequestMessage.Method != HttpMethod.Connect
            && (target.IdnHost != next.Host || target.Port != next.Port))
        {
            throw new RefusedProxyException(
                $"The token would go through the proxy {next.Host}:{next.Port} to {target.GetLeftPart(UriPartial.Authority)} unencrypted. "
                + "Use HTTPS, exclude the host from the proxy (NO_PROXY), or give the client a handler whose Proxy is set.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(next, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A request was not sent, as it would have gone through a proxy unencrypted.</summary>
internal sealed class RefusedProxyException(string message) : InvalidOperationException(message);
