namespace Peak.Webapps.FaultInjectionTests;

/// <summary>The rows of the matrix: everything that we know to go wrong between a client and a service.</summary>
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
        .. FailureBodies(),
        .. CarriedOut(),
    ];
}
