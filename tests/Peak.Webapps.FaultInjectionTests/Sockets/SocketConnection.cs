using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>The server's end of a connection, with every way to treat a client badly.</summary>
internal sealed class SocketConnection(Socket socket, CancellationToken stopped) : IDisposable
{
    private readonly MemoryStream _unread = new();
    private SslStream? _encrypted;

    internal long BytesSent { get; private set; }

    /// <summary>The next request, or null when the client closed the connection instead.</summary>
    internal async Task<ReceivedRequest?> ReadRequestAsync()
    {
        int end;
        while ((end = _unread.GetBuffer().AsSpan(0, (int)_unread.Length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await ReadMoreAsync())
            {
                return null;
            }
        }

        var start = end + 4;
        var request = ReceivedRequest.Parse(_unread.GetBuffer().AsSpan(0, start));
        var length = int.Parse(request.Header("Content-Length") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        while (_unread.Length < start + length)
        {
            if (!await ReadMoreAsync())
            {
                return null;
            }
        }

        var received = _unread.ToArray();
        _unread.SetLength(0);
        _unread.Write(received, start + length, received.Length - start - length);
        return request with { Body = received[start..(start + length)] };
    }

    /// <summary>Waits until something of a request is there, and leaves it unread.</summary>
    internal async Task RequestBeginsAsync() => await socket.ReceiveAsync(Memory<byte>.Empty, stopped);

    /// <summary>Reads something, whatever it is: a connection that is closed before is reset.</summary>
    internal Task ReadAnythingAsync() => ReadMoreAsync();

    /// <summary>Agrees on TLS with the client. It is offered HTTP/2 as well, as by most services.</summary>
    internal async Task EncryptAsync(X509Certificate2 certificate)
    {
        _encrypted = new SslStream(new NetworkStream(socket));
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,
            ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
        };
        await _encrypted.AuthenticateAsServerAsync(options, stopped);
    }

    /// <summary>Ends TLS in good order, before the connection.</summary>
    internal Task CloseTlsAsync() => _encrypted!.ShutdownAsync();

    internal Task SendAsync(string latin1) => SendAsync(Encoding.Latin1.GetBytes(latin1));

    internal async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        if (_encrypted is not null)
        {
            await _encrypted.WriteAsync(bytes, stopped);
            return;
        }

        while (!bytes.IsEmpty)
        {
            var sent = await socket.SendAsync(bytes, stopped);
            BytesSent += sent;
            bytes = bytes[sent..];
        }
    }

    /// <summary>Ends the connection with RST, as a crash or a firewall does.</summary>
    internal void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Waits until the client has closed the connection.</summary>
    internal async Task ClosedByClientAsync()
    {
        while (await ReadMoreAsync())
        {
            _unread.SetLength(0);
        }
    }

    /// <summary>Ends the connection with FIN, as a server does that is done.</summary>
    public void Dispose()
    {
        // Not the TLS stream, which would close TLS first: a service that crashes does not.
        socket.Dispose();
        _unread.Dispose();
    }

    private async Task<bool> ReadMoreAsync()
    {
        var buffer = new byte[16 * 1024];
        var read = _encrypted is null ? await socket.ReceiveAsync(buffer, stopped) : await _encrypted.ReadAsync(buffer, stopped);
        _unread.Write(buffer, 0, read);
        return read > 0;
    }
}
