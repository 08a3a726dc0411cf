namespace Peak.Webapps;

/// <summary>What happened to a call before its last response; it travels with the request.</summary>
/// <param name="Attempts">The number of attempts.</param>
/// <param name="MayHaveActed">Whether the service may have carried out the request in an attempt before the last.</param>
/// <param name="RetryAfter">The delay that the last response asked for.</param>
internal sealed record AttemptHistory(int Attempts, bool MayHaveActed, TimeSpan? RetryAfter)
{
    private static readonly HttpRequestOptionsKey<AttemptHistory> Key = new("Peak.Webapps.AttemptHistory");

    private static readonly AttemptHistory Once = new(1, MayHaveActed: false, RetryAfter: null);

    internal static AttemptHistory Of(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(Key, out var history) ? history : Once;

    internal void WriteTo(HttpRequestMessage request) => request.Options.Set(Key, this);
}
