namespace Peak.Webapps.FaultInjectionTests;

/// <summary>The rows of the matrix: the errors between a client and a service that we know.</summary>
internal static partial class Faults
{
    internal static IReadOnlyList<Fault> All() =>
    [
        .. Connections(),
        .. Encryption(),
        .. Times(),
        .. Framing(),
        .. Compression(),
        .. Bodies(),
        .. Sizes(),
        .. Statuses(),
        .. Redirects(),
        .. RetryAfter(),
        .. ErrorBodies(),
        .. CarriedOut(),
    ];
}
