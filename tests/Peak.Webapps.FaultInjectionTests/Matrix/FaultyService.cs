using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Newtonsoft.Json.Linq;
using Peak.Webapps.Testing;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A service that is well but for one fault.</summary>
internal sealed class FaultyService : IAsyncDisposable
{
    private readonly Fault _fault;
    private readonly Column _column;
    private readonly bool _passes;
    private readonly EagerClock _clock;
    private readonly TimeSpan _deadline;
    private readonly ConcurrentQueue<string> _sent = new();
    private readonly SocketServer _service;
    private readonly SocketServer _rude;
    private readonly SocketServer _elsewhere;
    private readonly ClosedPort _closed = new();
    private int _struck;
    private bool _isWarm;
    private bool _isCreated;
    private bool _isPolled;

    /// <param name="fault">The fault.</param>
    /// <param name="column">The call whose requests it strikes.</param>
    /// <param name="passes">Whether only the first of these requests is struck.</param>
    /// <param name="clock">The client's clock.</param>
    /// <param name="deadline">The time after which the client gives an attempt up.</param>
    internal FaultyService(Fault fault, Column column, bool passes, EagerClock clock, TimeSpan deadline)
    {
        (_fault, _column, _passes, _clock, _deadline) = (fault, column, passes, clock, deadline);
        _service = new(ServeAsync);
        _rude = new(connection => fault.Strike(On(connection, new JObject())));
        _elsewhere = new(_ => Task.CompletedTask);
    }

    internal Uri Address => _fault.IsEncrypted ? new UriBuilder(_service.Address) { Scheme = Uri.UriSchemeHttps }.Uri : _service.Address;

    /// <summary>The requests that came, and those that would have with a better connection: each by its step of the call.</summary>
    internal IReadOnlyCollection<string> Sent => _sent;

    internal long BytesSent => _service.BytesSent;

    /// <summary>Connections to the other host, to which answers try to lure.</summary>
    internal int ConnectionsElsewhere => _elsewhere.Connections;

    internal IEnumerable<Exception> Failures => [.. _service.Failures, .. _rude.Failures, .. _elsewhere.Failures];

    /// <summary>Connects a request, as the operating system would: to the service, or to where its connection fails.</summary>
    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var port = context.DnsEndPoint.Port;
        if (StrikesConnections && (_isPolled || !_column.IsWait))
        {
            var check = ServiceContract.Embedded.Check(await ContractRequest.FromAsync(context.InitialRequestMessage, cancellationToken));
            if (IsStruck(check))
            {
                _sent.Enqueue(Column.StepOf(check));
                port = (_fault.Reach == Reach.Refused ? _closed.Address : _rude.Address).Port;
            }
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _rude.DisposeAsync();
        await _elsewhere.DisposeAsync();
        _closed.Dispose();
    }

    private async Task ServeAsync(SocketConnection connection)
    {
        if (_fault.IsEncrypted)
        {
            await connection.EncryptAsync(Certificates.Valid);
        }

        while (await connection.ReadRequestAsync() is { } request && await AnswerAsync(connection, request))
        {
        }
    }

    /// <returns>Whether the connection is kept for another request.</returns>
    private async Task<bool> AnswerAsync(SocketConnection connection, ReceivedRequest request)
    {
        var headers = request.HeaderLines.Select(line => line.Split(':', 2)).ToDictionary(line => line[0], line => line[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var sent = new ContractRequest(request.Method, request.Target, headers, Encoding.UTF8.GetString(request.Body));
        var check = ServiceContract.Embedded.Check(sent);
        var exchange = On(connection, _column.Good(check, _isCreated));
        if (_fault.Reach == Reach.Kept && !_isWarm)
        {
            _isWarm = true;
            await exchange.AnswerWellAsync("Connection: keep-alive");
            return true;
        }

        if (_column.IsWait && !_isPolled)
        {
            _isPolled = true;
            _sent.Enqueue(Column.FirstPoll);
            exchange.Good["status"] = (_column.IsOverWhenGone ? WebappStatus.Deleting : WebappStatus.Deploying).Value;
            await exchange.AnswerWellAsync();
            return false;
        }

        _sent.Enqueue(Column.StepOf(check));
        if (!StrikesConnections && IsStruck(check))
        {
            _isCreated |= _fault.CarriesOut;
            await _fault.Strike(exchange with { Number = _struck });
            return false;
        }

        if (_column.IsOverWhenGone)
        {
            await exchange.AnswerAsync((int)HttpStatusCode.NotFound, "{}");
            return false;
        }

        await exchange.AnswerWellAsync(_fault.Reach == Reach.Kept ? ["Connection: keep-alive"] : Array.Empty<string>());
        return _fault.Reach == Reach.Kept;
    }

    private bool StrikesConnections => _fault.Reach is Reach.Accepted or Reach.Refused;

    /// <summary>Whether the request is struck; asked once for each.</summary>
    private bool IsStruck(ContractRequestCheck request) =>
        Column.StepOf(request) == _column.StruckStep && (Interlocked.Increment(ref _struck) == 1 || !_passes);

    private Exchange On(SocketConnection connection, JToken good) => new(connection, good, _struck, _clock, _deadline, _elsewhere.Address);
}
