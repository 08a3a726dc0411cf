namespace Peak.Webapps.FaultInjectionTests;

/// <summary>What a fault means for its request, which decides what the caller gets.</summary>
internal enum Outcome
{
    /// <summary>The response can be used.</summary>
    Result,

    /// <summary>The service returns an error response: the exception of its status.</summary>
    ErrorResponse,

    /// <summary>The service returns a success response whose body is not what the contract says.</summary>
    Unusable,

    /// <summary>The body of the success response is larger than the options allow.</summary>
    TooLarge,

    /// <summary>The headers of the response are larger than .NET allows.</summary>
    HeadersTooLarge,

    /// <summary>The request was sent, but no complete response arrived.</summary>
    Broken,

    /// <summary>The response is lost, and the next request gets a 404.</summary>
    Gone,

    /// <summary>The request was not sent, as no connection could be made.</summary>
    Unreachable,

    /// <summary>The request was not sent, as the client does not trust the server.</summary>
    Untrusted,

    /// <summary>The response does not arrive in time.</summary>
    TimedOut,
}
