using System.Globalization;

namespace Peak.Webapps.Testing;

/// <summary>A response that a test plans for a <see cref="FakePeakService" />.</summary>
public sealed record FakeResponse
{
    internal const string DefaultContentType = "application/json";

    private readonly IReadOnlyDictionary<string, string> _headers = new Dictionary<string, string>();

    /// <summary>Creates a response.</summary>
    /// <param name="statusCode">The status code, 200 to 599.</param>
    /// <param name="body">The body; none by default.</param>
    public FakeResponse(int statusCode, string? body = null)
    {
        StatusCode = statusCode;
        Body = body;
    }

    /// <summary>No response: the service closes the connection.</summary>
    public static FakeResponse CutConnection { get; } = new(0) { Ending = FakeEnding.Cut };

    /// <summary>No response: the connection stays open until the caller closes it or the service is disposed.</summary>
    public static FakeResponse Silence { get; } = new(0) { Ending = FakeEnding.Silence };

    /// <summary>The status code.</summary>
    public int StatusCode { get; init; }

    /// <summary>The body, any text; <see langword="null" /> for none.</summary>
    public string? Body { get; init; }

    /// <summary>The content type of <see cref="Body" />. <c>application/json</c> by default.</summary>
    public string ContentType { get; init; } = DefaultContentType;

    /// <summary>
    /// Further headers, such as <c>Retry-After</c>. None by default. The service adds an <c>x-request-id</c> unless the
    /// headers have a request id.
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers
    {
        get => _headers;
        // A copy: later changes have no effect on a planned response.
        init => _headers = new Dictionary<string, string>(value);
    }

    internal FakeEnding Ending { get; private init; }

    /// <summary>The status code, or the name of a response that is none.</summary>
    public override string ToString() => Ending switch
    {
        FakeEnding.Cut => nameof(CutConnection),
        FakeEnding.Silence => nameof(Silence),
        _ => StatusCode.ToString(CultureInfo.InvariantCulture),
    };
}

/// <summary>How a request ends.</summary>
internal enum FakeEnding
{
    /// <summary>With a response.</summary>
    Response,

    /// <summary>With a closed connection.</summary>
    Cut,

    /// <summary>Not until the caller or the service closes the connection.</summary>
    Silence,
}
