using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Newtonsoft.Json.Linq;
using Peak.Webapps.Testing;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A service with one fault.</summary>
internal sealed class FaultyService : IAsyncDisposable
{
    private readonly Fault _fault;
    private readonly ClientCallCase _call;
    private readonly bool _once;
    private readonly DelaySkippingClock _clock;
    private readonly TimeSpan _deadline;
    private readonly ConcurrentQueue<string> _sent = new();
    private readonly SocketServer _service;
    private readonly SocketServer _misbehaving;
    private readonly SocketServer _elsewhere;
    private readonly ClosedPort _closed = new();
    private int _faulty;
    private bool _isWarm;
    private bool _isCreated;
    private bool _isPolled;

    /// <param name="fault">The fault.</param>
    /// <param name="call">The call whose requests it hits.</param>
    /// <param name="once">Whether it hits only the first of these requests.</param>
    /// <param name="clock">The client's clock.</param>
    /// <param name="deadline">The time limit of an attempt.</param>
    internal FaultyService(Fault fault, ClientCallCase call, bool once, DelaySkippingClock clock, TimeSpan deadline)
    {
        (_fault, _call, _once, _clock, _deadline) = (fault, call, once, clock, deadline);
        _service = new(ServeAsync);
        _misbehaving = new(connection => fault.Inject(On(connection, new JObject())));
        _elsewhere = new(_ => Task.CompletedTask);
    }

    internal Uri Address => _fault.IsEncrypted ? new UriBuilder(_service.Address) { Scheme = Uri.UriSchemeHttps }.Uri : _service.Address;

    /// <summary>The requests that arrived, and those whose connection failed: each by its step of the call.</summary>
    internal IReadOnlyCollection<string> Sent => _sent;

    internal long BytesSent => _service.BytesSent;

    /// <summary>Connections to the other host, to which redirects lead.</summary>
    internal int ConnectionsElsewhere => _elsewhere.Connections;

    internal IEnumerable<Exception> Failures => [.. _service.Failures, .. _misbehaving.Failures, .. _elsewhere.Failures];

    /// <summary>Connects a request: to the service, or to where its connection fails.</summary>
    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var port = context.DnsEndPoint.Port;
        if (HitsConnections && (_isPolled || !_call.IsWait))
        {
            var check = ServiceContract.Embedded.Check(await ContractRequest.FromAsync(context.InitialRequestMessage, cancellationToken));
            if (IsFaulty(check))
            {
                _sent.Enqueue(ClientCallCase.StepOf(check));
                port = (_fault.Progress == RequestProgress.ConnectionRefused ? _closed.Address : _misbehaving.Address).Port;
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
        await _misbehaving.DisposeAsync();
        await _elsewhere.DisposeAsync();
        _closed.Dispose();
    }

    private async Task ServeAsync(SocketConnection connection)
    {
        if (_fault.IsEncrypted)
        {
            await connection.EncryptAsync(Certificates.Valid);
        }

        while (await connection.ReadRequestAsync() is { } request && await RespondAsync(connection, request))
        {
        }
    }

    /// <returns>Whether the connection is kept for another request.</returns>
    private async Task<bool> RespondAsync(SocketConnection connection, ReceivedRequest request)
    {
        var headers = request.HeaderLines.Select(line => line.Split(':', 2)).ToDictionary(line => line[0], line => line[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var sent = new ContractRequest(request.Method, request.Target, headers, Encoding.UTF8.GetString(request.Body));
        var check = ServiceContract.Embedded.Check(sent);
        var exchange = On(connection, _call.Good(check, _isCreated));
        if (_fault.Progress == RequestProgress.OnReusedConnection && !_isWarm)
        {
            _isWarm = true;
            await exchange.RespondWithoutFaultAsync("Connection: keep-alive");
            return true;
        }

        if (_call.IsWait && !_isPolled)
        {
            _isPolled = true;
            _sent.Enqueue(ClientCallCase.FirstPoll);
            exchange.Good["status"] = (_call.WaitsForDeletion ? WebappStatus.Deleting : WebappStatus.Deploying).Value;
            await exchange.RespondWithoutFaultAsync();
            return false;
        }

        _sent.Enqueue(ClientCallCase.StepOf(check));
        if (!HitsConnections && IsFaulty(check))
        {
            _isCreated |= _fault.CarriesOut;
            await _fault.Inject(exchange with { Number = _faulty });
            return false;
        }

        if (_call.WaitsForDeletion)
        {
            await exchange.RespondAsync((int)HttpStatusCode.NotFound, "{}");
            return false;
        }

        await exchange.RespondWithoutFaultAsync(_fault.Progress == RequestProgress.OnReusedConnection ? ["Connection: keep-alive"] : Array.Empty<string>());
        return _fault.Progress == RequestProgress.OnReusedConnection;
    }

    private bool HitsConnections => _fault.Progress is RequestProgress.ConnectionAccepted or RequestProgress.ConnectionRefused;

    /// <summary>Whether the fault hits the request; called once for each.</summary>
    private bool IsFaulty(ContractRequestCheck request) =>
        ClientCallCase.StepOf(request) == _call.FaultyStep && (Interlocked.Increment(ref _faulty) == 1 || !_once);

    private Exchange On(SocketConnection connection, JToken good) => new(connection, good, _faulty, _clock, _deadline, _elsewhere.Address);
}
