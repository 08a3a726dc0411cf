namespace Peak.Webapps.Testing;

/// <summary>What a <see cref="FakePeakService" /> answers in place of its own answer.</summary>
/// <param name="Status">The HTTP status, 200 to 599.</param>
/// <param name="Body">The body, any text; none by default.</param>
public sealed record FakeResponse(int Status, string? Body = null)
{
    /// <summary>No answer: the connection is cut.</summary>
    public static FakeResponse CutConnection { get; } = new(0) { Ending = FakeEnding.Cut };

    /// <summary>No answer: the connection stays open in silence until the caller gives up or the service is disposed.</summary>
    public static FakeResponse Silence { get; } = new(0) { Ending = FakeEnding.Silence };

    /// <summary>The content type of <see cref="Body" />. <c>application/json</c> by default.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further headers, such as <c>Retry-After</c>. None by default.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    internal FakeEnding Ending { get; private init; }
}
