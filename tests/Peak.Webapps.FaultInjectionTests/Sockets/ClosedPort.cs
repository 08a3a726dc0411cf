using System.Net;
using System.Net.Sockets;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A port that refuses connections. It is bound, so that no other process takes it, but nothing listens.</summary>
internal sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    internal ClosedPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    internal Uri Address => SocketServer.AddressOf(_socket);

    public void Dispose() => _socket.Dispose();
}
