namespace Peak.Webapps;

/// <summary>The handlers of Microsoft's packages that may send a request several times, known by their names: no dependency is needed.</summary>
internal static class RetryingHandlers
{
    internal static bool IsOne(HttpMessageHandler handler) => handler.GetType().FullName
        is "Microsoft.Extensions.Http.Resilience.ResilienceHandler"
        or "Microsoft.Extensions.Http.PolicyHttpMessageHandler";
}
