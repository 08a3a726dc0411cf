namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A row of the matrix: something that goes wrong between client and service.</summary>
/// <param name="Group">The heading that it stands under.</param>
/// <param name="Name">What happens, in a few words.</param>
/// <param name="Outcome">What that leaves of the request.</param>
/// <param name="Strike">Does it to one request that reached the server.</param>
internal sealed record Fault(string Group, string Name, Outcome Outcome, Func<Exchange, Task> Strike)
{
    /// <summary>The status, where the service answers a failure.</summary>
    internal int Status { get; init; }

    internal Reach Reach { get; init; } = Reach.Read;

    /// <summary>Whether the service is one of HTTPS. A fault that strikes what the server does not read strikes the handshake then.</summary>
    internal bool IsEncrypted { get; init; }

    /// <summary>Whether the service asks for a wait that no time-out allows.</summary>
    internal bool AsksForTooLongAWait { get; init; }

    /// <summary>Whether the answer is right, but not what a wait waits for.</summary>
    internal bool LeavesAWaitWaiting { get; init; }

    /// <summary>Whether the service does what it was asked for before the fault strikes.</summary>
    internal bool CarriesOut { get; init; }

    /// <summary>The operations that the fault means something to; all when empty.</summary>
    internal IReadOnlyCollection<string> Only { get; init; } = [];

    /// <summary>Whether another request may go better.</summary>
    internal bool MayPass => !CarriesOut && (Outcome is Outcome.Broken or Outcome.Unreachable or Outcome.Late
        || (Outcome == Outcome.Failure && Rules.IsTransient(Status)));

    public override string ToString() => $"{Group}: {Name}";
}
