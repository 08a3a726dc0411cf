using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A server on a free port of this machine that does with each connection what a test says: no mock can cut one.</summary>
internal sealed class SocketServer : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Func<SocketConnection, Task> _serve;
    private readonly ConcurrentQueue<SocketConnection> _connections = new();
    private readonly ConcurrentQueue<Exception> _failures = new();
    private readonly Task _accepting;

    internal SocketServer(Func<SocketConnection, Task> serve)
    {
        _serve = serve;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    internal Uri Address => AddressOf(_listener);

    internal int Connections => _connections.Count;

    /// <summary>What the server wrote in all: the most that its clients can have read.</summary>
    internal long BytesSent => _connections.Sum(connection => connection.BytesSent);

    /// <summary>What went wrong in the server itself: a test with one of these has shown nothing.</summary>
    internal IReadOnlyCollection<Exception> Failures => _failures;

    internal static Uri AddressOf(Socket socket) => new($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}/");

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptAsync(_stopped.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        // Small, so that the number of sent bytes shows how much was read. Without delay, so that a cut is where the test puts it.
        socket.SendBufferSize = 16 * 1024;
        socket.NoDelay = true;
        using var connection = new SocketConnection(socket, _stopped.Token);
        _connections.Enqueue(connection);
        try
        {
            await _serve(connection);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client had enough, or the test is over.
        }
#pragma warning disable CA1031 // Whatever it is, the test is to hear of it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _failures.Enqueue(exception);
        }
    }
}
