using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WireMock.Logging;
using WireMock.RequestBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Peak.Webapps.Testing;

/// <summary>
/// A fake of the Peak webapps service, for tests: an HTTP server on this machine that keeps webapps in memory and
/// follows the contract. Requests that violate the contract get an error response.
/// </summary>
/// <remarks>
/// <para>
/// A created webapp is CREATING, then DEPLOYING, then AVAILABLE; <see cref="FakePeakServiceOptions" /> sets when the
/// status changes. A changed property that redeploys makes the webapp DEPLOYING again. The search by name ignores case.
/// A list without webapps has 0 pages. A create with a name that is taken gets a 409 response. Every response has an
/// <c>x-request-id</c>.
/// </para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class FakePeakService : IDisposable
{
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
        _store = new WebappStore(options, update.PropertiesFlagged("x-redeploys"));
        _handler = new RequestHandler(contract, _store, options);
        _server = StartServer();
        BaseAddress = new Uri(_server.Urls[0]);
        Session = new PeakSession(AuthToken, BaseAddress);
        _server.Given(Request.Create()).RespondWith(new WireMockAdapter(_handler, options, _stopped.Token));
    }

    /// <summary>The address of the service: 127.0.0.1 and a free port.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The token that callers must send.</summary>
    public string AuthToken { get; }

    /// <summary>A session with the address and the token of this service.</summary>
    public PeakSession Session { get; }

    /// <summary>Copies of all webapps as they are now, in the order of their creation.</summary>
    public IReadOnlyList<Webapp> Webapps => _store.List();

    /// <summary>All requests so far, in the order in which they arrived.</summary>
    public IReadOnlyList<FakeRequest> Requests => _handler.Log.Requests;

    /// <summary>
    /// The planned responses that were not used yet, by operation; operations without any are left out. See
    /// <see cref="FailNext" />, <see cref="RespondNext" /> and <see cref="VerifyNoPlannedResponses" />.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FakeResponse>> PlannedResponses => _handler.Planned.Unused;

    /// <summary>
    /// Called with each request before it is handled; <see langword="null" /> by default. It may call the service, to
    /// act as another caller in the meantime. If it throws, the request gets a 500 response with the exception's message.
    /// </summary>
    public Action<FakeRequest>? OnRequest
    {
        get => _handler.OnRequest;
        set => _handler.OnRequest = value;
    }

    /// <summary>Starts a service.</summary>
    /// <param name="options">Its behavior; <see langword="null" /> for the defaults.</param>
    /// <returns>The running service. Dispose it to stop it.</returns>
    /// <exception cref="ArgumentException">An option is invalid.</exception>
    public static FakePeakService Start(FakePeakServiceOptions? options = null) =>
        new((options ?? new()).Validated(nameof(options)));

    /// <summary>Creates a client of this service, with options for fast tests.</summary>
    /// <param name="configure">
    /// Changes the options of the client. They start with these values: no retries (<c>Retry.MaxRetries</c> is 0), so
    /// that planned errors reach the caller; no delay before a retry (<c>Retry.BaseDelay</c> is zero); waits that poll
    /// every 1 to 20 ms (<c>Wait.PollInterval</c> and <c>Wait.MaxPollInterval</c>). The others have their usual defaults.
    /// </param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">An option is invalid.</exception>
    public WebappClient CreateClient(Action<WebappClientOptions>? configure = null)
    {
        var options = new WebappClientOptions
        {
            Retry = { MaxRetries = 0, BaseDelay = TimeSpan.Zero },
            Wait = { PollInterval = TimeSpan.FromMilliseconds(1), MaxPollInterval = TimeSpan.FromMilliseconds(20) },
        };
        configure?.Invoke(options);
        return WebappClient.Create(Session, options);
    }

    /// <summary>Adds a webapp, as if another caller had created it.</summary>
    /// <param name="request">The webapp.</param>
    /// <param name="status">Its status; <see langword="null" />, the default, for AVAILABLE.</param>
    /// <returns>The id of the webapp.</returns>
    /// <exception cref="ArgumentException">The request violates the contract, its name is taken, or the status has no value.</exception>
    public string Add(CreateWebappRequest request, WebappStatus? status = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = FakeJson.From(request);
        RefuseViolations(body, nameof(request));
        return _store.Create(body, WithValue(status ?? WebappStatus.Available))
            ?? throw new ArgumentException($"A webapp with the name '{request.Name}' exists already.", nameof(request));
    }

    /// <summary>Adds many webapps, named by a prefix and a number from 1 on.</summary>
    /// <param name="count">The number of webapps.</param>
    /// <param name="namePrefix">The start of each name. <c>webapp-</c> by default.</param>
    /// <param name="status">Their status; <see langword="null" />, the default, for AVAILABLE.</param>
    /// <returns>The ids of the webapps, in the order of their names' numbers.</returns>
    /// <exception cref="ArgumentException">The count is negative, a name is taken, or the status has no value.</exception>
    public IReadOnlyList<string> AddMany(int count, string namePrefix = "webapp-", WebappStatus? status = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(namePrefix);
        return
        [
            .. Enumerable.Range(1, count).Select(number =>
                Add(new CreateWebappRequest { Name = string.Create(CultureInfo.InvariantCulture, $"{namePrefix}{number}") }, status)),
        ];
    }

    /// <summary>Sets the status of a webapp, whatever it was. From there it changes as usual.</summary>
    /// <param name="id">The id of the webapp.</param>
    /// <param name="status">The status; may be one that is not in the contract, like that of a newer service.</param>
    /// <exception cref="ArgumentException">There is no such webapp, or the status has no value.</exception>
    public void SetStatus(string id, WebappStatus status)
    {
        if (!_store.SetStatus(id, WithValue(status)))
        {
            throw NoSuchWebapp(id);
        }
    }

    /// <summary>Removes a webapp at once, as if another caller had deleted it.</summary>
    /// <param name="id">The id of the webapp.</param>
    /// <exception cref="ArgumentException">There is no such webapp.</exception>
    public void Remove(string id)
    {
        if (!_store.Remove(id))
        {
            throw NoSuchWebapp(id);
        }
    }

    /// <summary>Plans error responses for the next calls of an operation. The calls have no effect.</summary>
    /// <param name="operationId">The operation, one of <see cref="WebappOperations" />.</param>
    /// <param name="statusCode">The status code, 400 to 599.</param>
    /// <param name="body">The body; <see langword="null" />, the default, for the contract's example of this error.</param>
    /// <param name="times">The number of calls. 1 by default.</param>
    /// <exception cref="ArgumentException">There is no such operation, or a number is out of its range.</exception>
    public void FailNext(string operationId, int statusCode, string? body = null, int times = 1)
    {
        var operation = ServiceContract.Embedded.Operation(operationId);
        if (statusCode is < 400 or > 599)
        {
            throw new ArgumentOutOfRangeException(nameof(statusCode), statusCode, "The status code of an error is 400 to 599.");
        }

        var error = _handler.Error(operation, statusCode);
        RespondNext(operationId, body is null ? error : error with { Body = body }, times);
    }

    /// <summary>Plans responses for the next calls of an operation. The calls have no effect.</summary>
    /// <param name="operationId">The operation, one of <see cref="WebappOperations" />.</param>
    /// <param name="response">
    /// The response, or <see cref="FakeResponse.CutConnection" /> or <see cref="FakeResponse.Silence" />.
    /// </param>
    /// <param name="times">The number of calls. 1 by default.</param>
    /// <exception cref="ArgumentException">There is no such operation, or a number is out of its range.</exception>
    public void RespondNext(string operationId, FakeResponse response, int times = 1)
    {
        var operation = ServiceContract.Embedded.Operation(operationId);
        ArgumentNullException.ThrowIfNull(response);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        if (response is { Ending: FakeEnding.Response, StatusCode: < 200 or > 599 })
        {
            throw new ArgumentOutOfRangeException(nameof(response), response.StatusCode, "The status code of a response is 200 to 599.");
        }

        _handler.Planned.Add(operation.Id, response, times);
    }

    /// <summary>Verifies that every planned response was used.</summary>
    /// <exception cref="InvalidOperationException">Some were not; the message names them.</exception>
    public void VerifyNoPlannedResponses()
    {
        var unused = PlannedResponses
            .SelectMany(planned => planned.Value.Select(response => $"{planned.Key} {response}"))
            .ToArray();
        if (unused.Length > 0)
        {
            throw new InvalidOperationException($"Planned responses were not used: {string.Join(", ", unused)}.");
        }
    }

    /// <summary>Stops the service. The connections of running requests are closed.</summary>
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

    private static WireMockServer StartServer() => WireMockServer.Start(new ServerSettings
    {
        Urls = ["http://127.0.0.1:0"],
        // A body that the contract does not allow must reach the check.
        AllowBodyForAllHttpMethods = true,
        DisableJsonBodyParsing = true,
        // WireMock's own log would contain the tokens.
        MaxRequestLogCount = 0,
        Logger = new WireMockNullLogger(),
    });

    private static void RefuseViolations(JObject body, string argument)
    {
        var schema = ServiceContract.Embedded.Operation(WebappOperations.CreateWebapp).RequestBody.Schema!;
        var violations = schema.Check(body, isResponse: false, path => path)
            .Where(finding => finding.Kind == DriftKind.Violation)
            .ToArray();
        if (violations.Length > 0)
        {
            throw new ArgumentException($"The request violates the contract: {string.Join("; ", violations.AsEnumerable())}.", argument);
        }
    }

    private static WebappStatus WithValue(WebappStatus status) =>
        status.Value.Length > 0
            ? status
            : throw new ArgumentException("The status has no value: use a known value or new WebappStatus(…).", nameof(status));

    private static ArgumentException NoSuchWebapp(string id) =>
        new($"There is no webapp with the id '{id}'.", nameof(id));

    /// <summary>
    /// WireMock serializes its settings for its log, with <c>JsonConvert.DefaultSettings</c> of the process. The converter
    /// keeps those from having an effect.
    /// </summary>
    [JsonConverter(typeof(NullConverter))]
    private sealed class ServerSettings : WireMockServerSettings;

    private sealed class NullConverter : JsonConverter<ServerSettings>
    {
        public override void WriteJson(JsonWriter writer, ServerSettings? value, JsonSerializer serializer) => writer.WriteNull();

        public override ServerSettings ReadJson(
            JsonReader reader, Type objectType, ServerSettings? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            throw new NotSupportedException();
    }
}
