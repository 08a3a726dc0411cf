namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A row of the matrix: an error between client and service.</summary>
/// <param name="Group">Its heading.</param>
/// <param name="Name">What happens, in a few words.</param>
/// <param name="Outcome">What that means for the request.</param>
/// <param name="Inject">Does it to one request that reached the server.</param>
internal sealed record Fault(string Group, string Name, Outcome Outcome, Func<Exchange, Task> Inject)
{
    /// <summary>The status of an error response.</summary>
    internal int Status { get; init; }

    internal RequestProgress Progress { get; init; } = RequestProgress.RequestRead;

    /// <summary>Whether the service uses HTTPS. If the server does not read the request, the fault is in the handshake.</summary>
    internal bool IsEncrypted { get; init; }

    /// <summary>The delay that the response asks for; <see langword="null" /> for none.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the response is right, but does not end a wait.</summary>
    internal bool DoesNotEndWaits { get; init; }

    /// <summary>Whether the service carries out the request before the fault.</summary>
    internal bool CarriesOut { get; init; }

    /// <summary>The operations that the fault applies to; all if empty.</summary>
    internal IReadOnlyCollection<string> Only { get; init; } = [];

    /// <summary>Whether the next request may succeed.</summary>
    internal bool CanBeTemporary => !CarriesOut && (Outcome is Outcome.Broken or Outcome.Unreachable or Outcome.TimedOut
        || (Outcome == Outcome.ErrorResponse && ExpectedOutcomes.IsTransient(Status)));

    public override string ToString() => $"{Group}: {Name}";
}
