namespace Peak.Webapps.Testing;

/// <summary>A request that a <see cref="FakePeakService" /> got. It never shows the token.</summary>
public sealed record FakeRequest
{
    /// <summary>
    /// The operation that was called, one of <see cref="WebappOperations" />; <see langword="null" /> when method and path
    /// lead to none.
    /// </summary>
    public required string? OperationId { get; init; }

    /// <summary>The HTTP method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query as they were sent, the percent-encoding in place.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>The headers, by their names in any case, without those that carry credentials.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body; <see langword="null" /> when there was none.</summary>
    public required string? Body { get; init; }

    /// <summary>
    /// The status of the answer; <see langword="null" /> before there is one, and when the connection was left without.
    /// </summary>
    public int? Status { get; init; }
}
