using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Peak.Webapps.Benchmarks.Stubs;

/// <summary>
/// A service on a real connection that costs next to nothing: it knows the measured requests by their first bytes, and
/// answers with bytes made beforehand. It keeps connections, and ends with the process.
/// </summary>
internal sealed class LoopbackServer : IDisposable
{
    private static readonly byte[] Webapp = Response(Payloads.Webapp);
    private static readonly byte[] Reference = Response(Payloads.Reference);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _page;

    /// <param name="page">The JSON that list is answered with; 100 webapps by default.</param>
    internal LoopbackServer(byte[]? page = null)
    {
        _page = Response(page ?? Payloads.Page());
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    internal Uri Address { get; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket connection;
            try
            {
                connection = await _listener.AcceptSocketAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = AnswerAsync(connection);
        }
    }

    private async Task AnswerAsync(Socket connection)
    {
        using (connection)
        {
            connection.NoDelay = true;
            var buffer = new byte[16 * 1024];
            try
            {
                while (await ReadRequestAsync(connection, buffer).ConfigureAwait(false) is { } response)
                {
                    await connection.SendAsync(response, SocketFlags.None).ConfigureAwait(false);
                }
            }
            catch (SocketException)
            {
                // The client is gone.
            }
        }
    }

    /// <summary>Reads one whole request; null when the client has no more.</summary>
    private async Task<byte[]?> ReadRequestAsync(Socket connection, byte[] buffer)
    {
        var read = 0;
        while (true)
        {
            var more = await connection.ReceiveAsync(buffer.AsMemory(read), SocketFlags.None).ConfigureAwait(false);
            if (more == 0)
            {
                return null;
            }

            read += more;
            if (IsWhole(buffer.AsSpan(0, read)))
            {
                return ResponseTo(buffer.AsSpan(0, read));
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> request)
    {
        var head = request.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        if (request[..head].IndexOf("Transfer-Encoding: chunked"u8) >= 0)
        {
            return request.EndsWith("\r\n0\r\n\r\n"u8);
        }

        var length = request[..head].IndexOf("Content-Length: "u8);
        return length < 0
            || (System.Buffers.Text.Utf8Parser.TryParse(request[(length + "Content-Length: ".Length)..], out int body, out _)
                && request.Length >= head + 4 + body);
    }

    private byte[] ResponseTo(ReadOnlySpan<byte> request) =>
        !request.StartsWith("GET "u8) ? Reference
        : request[..request.IndexOf("\r\n"u8)].IndexOf("/webapps/?"u8) >= 0 ? _page
        : Webapp;

    private static byte[] Response(byte[] body) =>
    [
        .. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {body.Length}\r\n\r\n"),
        .. body,
    ];
}
