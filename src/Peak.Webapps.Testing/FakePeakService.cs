using Newtonsoft.Json.Linq;
using WireMock.Logging;
using WireMock.RequestBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Peak.Webapps.Testing;

/// <summary>
/// The Peak webapps service as a fake, for tests: a real HTTP server on this machine that keeps webapps in memory and
/// answers as the contract says. What the contract forbids, it refuses.
/// </summary>
/// <remarks>
/// <para>
/// A created webapp is CREATING, then DEPLOYING, then AVAILABLE, see <see cref="FakePeakServiceOptions" />. A change of
/// a property that redeploys puts it back to DEPLOYING. Searching by name ignores case. A list without webapps has 0
/// pages. Creating a webapp under a name that is taken is answered with 409.
/// </para>
/// <para>Safe to use from many threads.</para>
/// </remarks>
public sealed class FakePeakService : IDisposable
{
    private const string RedeployingProperty = "x-redeploys";

    private readonly CancellationTokenSource _stopped = new();
    private readonly WireMockServer _server;
    private readonly WebappStore _store;
    private readonly RequestHandler _handler;
    private bool _isDisposed;

    private FakePeakService(FakePeakServiceOptions options)
    {
        AuthToken = options.AuthToken;
        var contract = ServiceContract.Embedded;
        var update = contract.Operation(WebappOperations.UpdateWebapp).RequestBody.Schema!;
        _store = new WebappStore(options, update.PropertiesFlagged(RedeployingProperty));
        _handler = new RequestHandler(contract, _store, options);
        _server = StartServer();
        BaseAddress = new Uri(_server.Urls[0]);
        Session = new PeakSession(AuthToken, BaseAddress);
        _server.Given(Request.Create()).RespondWith(new WireMockAdapter(_handler, _stopped.Token));
    }

    /// <summary>Where the service listens: a port of 127.0.0.1 that the system chose.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The token that callers must send.</summary>
    public string AuthToken { get; }

    /// <summary>A session for this service, with its token.</summary>
    public PeakSession Session { get; }

    /// <summary>The webapps as they are now, in the order of their creation. Copies: changing them changes nothing.</summary>
    public IReadOnlyList<Webapp> Webapps => _store.List();

    /// <summary>All requests that came so far, in the order in which they came.</summary>
    public IReadOnlyList<FakeRequest> Requests => _handler.Log.Requests;

    /// <summary>
    /// Called with each request before it is handled; <see langword="null" /> by default. What it does to the service is
    /// what another caller does just then: so a test brings about the races that it is about. A request is answered
    /// with 500 when it throws.
    /// </summary>
    public Action<FakeRequest>? OnRequest
    {
        get => _handler.OnRequest;
        set => _handler.OnRequest = value;
    }

    /// <summary>Starts a service.</summary>
    /// <param name="options">How it behaves; <see langword="null" />, the default, leaves every option at its default.</param>
    /// <returns>The service, listening. Dispose it to stop it.</returns>
    /// <exception cref="ArgumentException">An option is out of its range, or the token cannot stand in a header.</exception>
    public static FakePeakService Start(FakePeakServiceOptions? options = null) =>
        new((options ?? new()).Checked(nameof(options)));

    /// <summary>Makes a client of this service.</summary>
    /// <param name="options">
    /// How the client works, retries included. <see langword="null" />, the default, leaves every option at its default but
    /// one: nothing is retried, so that each failure that a test plans reaches the caller.
    /// </param>
    /// <returns>The client.</returns>
    public IWebappClient CreateClient(WebappClientOptions? options = null) =>
        WebappClient.Create(Session, options ?? new() { Retry = { MaxRetries = 0 } });

    /// <summary>Adds a webapp, as if another caller had created it.</summary>
    /// <param name="request">The webapp.</param>
    /// <param name="status">Its status; <see langword="null" />, the default, means AVAILABLE.</param>
    /// <returns>The id of the webapp.</returns>
    /// <exception cref="ArgumentException">The request breaks the contract, its name is taken, or the status has no value.</exception>
    public string Add(CreateWebappRequest request, WebappStatus? status = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = FakeJson.From(request);
        RefuseViolations(body, nameof(request));
        return _store.Create(body, WithValue(status ?? WebappStatus.Available))
            ?? throw new ArgumentException($"A webapp with the name '{request.Name}' exists already.", nameof(request));
    }

    /// <summary>Puts a webapp into a status, whatever it was in. From there it takes its steps as usual.</summary>
    /// <param name="id">The id of the webapp.</param>
    /// <param name="status">The status; one that the contract does not know stands for that of a newer service.</param>
    /// <exception cref="ArgumentException">There is no such webapp, or the status has no value.</exception>
    public void SetStatus(string id, WebappStatus status)
    {
        if (!_store.SetStatus(id, WithValue(status)))
        {
            throw NoSuchWebapp(id);
        }
    }

    /// <summary>Takes a webapp away at once, as if another caller had deleted it.</summary>
    /// <param name="id">The id of the webapp.</param>
    /// <exception cref="ArgumentException">There is no such webapp.</exception>
    public void Remove(string id)
    {
        if (!_store.Remove(id))
        {
            throw NoSuchWebapp(id);
        }
    }

    /// <summary>Lets the next calls of an operation fail, without any effect.</summary>
    /// <param name="operationId">The operation, one of <see cref="WebappOperations" />.</param>
    /// <param name="status">The status of the failure, 400 to 599.</param>
    /// <param name="body">The body; <see langword="null" />, the default, means the contract's example of such a failure.</param>
    /// <param name="times">How many calls fail. 1 by default.</param>
    /// <exception cref="ArgumentException">There is no such operation, or a number is out of its range.</exception>
    public void FailNext(string operationId, int status, string? body = null, int times = 1)
    {
        var operation = ServiceContract.Embedded.Operation(operationId);
        if (status is < 400 or > 599)
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "A failure has a status from 400 to 599.");
        }

        var failure = _handler.Failure(operation, status);
        RespondNext(operationId, body is null ? failure : failure with { Body = body }, times);
    }

    /// <summary>Answers the next calls of an operation in the service's place, without any effect.</summary>
    /// <param name="operationId">The operation, one of <see cref="WebappOperations" />.</param>
    /// <param name="answer">
    /// The answer; also <see cref="FakeResponse.CutConnection" /> or <see cref="FakeResponse.Silence" />.
    /// </param>
    /// <param name="times">How many calls are answered so. 1 by default.</param>
    /// <exception cref="ArgumentException">There is no such operation, or a number is out of its range.</exception>
    public void RespondNext(string operationId, FakeResponse answer, int times = 1)
    {
        var operation = ServiceContract.Embedded.Operation(operationId);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        if (answer is { Ending: FakeEnding.Answer, Status: < 200 or > 599 })
        {
            throw new ArgumentOutOfRangeException(nameof(answer), answer.Status, "An answer has a status from 200 to 599.");
        }

        _handler.Planned.Add(operation.Id, answer, times);
    }

    /// <summary>Stops the service. Requests under way are cut off.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _stopped.Cancel();
            _server.Dispose();
            _stopped.Dispose();
        }
    }

    private static WireMockServer StartServer() => WireMockServer.Start(new WireMockServerSettings
    {
        Urls = ["http://127.0.0.1:0"],
        // A body where the contract has none is to be seen, and refused.
        AllowBodyForAllHttpMethods = true,
        DisableJsonBodyParsing = true,
        // WireMock's own log would hold the tokens.
        MaxRequestLogCount = 0,
        Logger = new WireMockNullLogger(),
    });

    private static void RefuseViolations(JObject body, string argument)
    {
        var schema = ServiceContract.Embedded.Operation(WebappOperations.CreateWebapp).RequestBody.Schema!;
        var violations = schema.Check(body, ContractDirection.Request, ContractPart.Body, "request")
            .Where(finding => finding.Kind == DriftKind.Violation)
            .ToArray();
        if (violations.Length > 0)
        {
            throw new ArgumentException($"The request breaks the contract: {string.Join("; ", violations.AsEnumerable())}.", argument);
        }
    }

    private static WebappStatus WithValue(WebappStatus status) =>
        status.Value.Length > 0
            ? status
            : throw new ArgumentException("The status has no value: use one of the known values or new WebappStatus(…).", nameof(status));

    private static ArgumentException NoSuchWebapp(string id) =>
        new($"There is no webapp with the id '{id}'.", nameof(id));
}
