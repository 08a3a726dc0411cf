namespace Peak.Webapps.Testing;

/// <summary>A request that a <see cref="FakePeakService" /> received. It never contains the token.</summary>
public sealed record FakeRequest
{
    /// <summary>
    /// The id of the request, which the response has as its <c>x-request-id</c>: <c>fake-1</c> for the first request,
    /// <c>fake-2</c> for the second.
    /// </summary>
    public required string RequestId { get; init; }

    /// <summary>
    /// The operation, one of <see cref="WebappOperations" />; <see langword="null" /> when the contract has no operation
    /// with this method and path.
    /// </summary>
    public required string? OperationId { get; init; }

    /// <summary>The HTTP method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query, percent-encoded as they were sent.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>The headers, by case-insensitive name, without those that carry credentials.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body; <see langword="null" /> when there was none.</summary>
    public required string? Body { get; init; }

    /// <summary>
    /// The status code of the response; <see langword="null" /> before the response, and when there was none.
    /// </summary>
    public int? StatusCode { get; init; }
}
