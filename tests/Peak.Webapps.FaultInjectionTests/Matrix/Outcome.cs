namespace Peak.Webapps.FaultInjectionTests;

/// <summary>What a fault leaves of a request, and with it what the caller must get.</summary>
internal enum Outcome
{
    /// <summary>Nothing is wrong that the caller should hear of.</summary>
    Result,

    /// <summary>The service answers that it failed: the exception that the contract names for the status.</summary>
    Failure,

    /// <summary>The service answers success, but its body is not what the contract says.</summary>
    Unusable,

    /// <summary>The answer is larger than the client is allowed to take.</summary>
    TooLarge,

    /// <summary>The request went out, but no complete answer came back.</summary>
    Broken,

    /// <summary>The answer is lost, and the next request is told that there is no such thing.</summary>
    Gone,

    /// <summary>The request never went out.</summary>
    Unreachable,

    /// <summary>The request never went out, and never will: who answers is not to be trusted with it.</summary>
    Untrusted,

    /// <summary>The answer does not come to its end in time.</summary>
    Late,
}
