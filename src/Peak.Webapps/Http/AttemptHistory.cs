namespace Peak.Webapps;

/// <summary>What a request that was retried went through; a request without one was sent once.</summary>
/// <param name="Attempts">How many attempts were made.</param>
/// <param name="MayHaveActed">Whether the service may have done, in an attempt before the last, what it was asked for.</param>
internal sealed record AttemptHistory(int Attempts, bool MayHaveActed)
{
    private static readonly HttpRequestOptionsKey<AttemptHistory> Key = new("Peak.Webapps.AttemptHistory");

    private static readonly AttemptHistory Once = new(1, MayHaveActed: false);

    internal static AttemptHistory Of(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(Key, out var history) ? history : Once;

    internal void WriteTo(HttpRequestMessage request) => request.Options.Set(Key, this);
}
