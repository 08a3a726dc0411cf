namespace Peak.Webapps.Benchmarks.Stubs;

/// <summary>The handlers that the measured clients send to.</summary>
internal static class StubService
{
    private static readonly StubResponse Webapp = StubResponse.Ok(Payloads.Webapp);
    private static readonly StubResponse Page = StubResponse.Ok(Payloads.Page);
    private static readonly StubResponse Reference = StubResponse.Ok(Payloads.Reference);

    /// <summary>Every operation succeeds.</summary>
    internal static InMemoryHandler Succeeding() => new(static request =>
    {
        // What a connection sends, too.
        var pathAndQuery = request.RequestUri!.PathAndQuery;
        return request.Method.Method != "GET" ? Reference
            : pathAndQuery.Contains('?') ? Page
            : Webapp;
    });

    /// <summary>Every operation returns this error response.</summary>
    internal static InMemoryHandler Failing(StubResponse error) => new(_ => error);
}
