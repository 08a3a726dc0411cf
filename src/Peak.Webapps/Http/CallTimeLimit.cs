namespace Peak.Webapps;

/// <summary>Which limit of time a call ran into.</summary>
internal enum CallTimeLimit
{
    /// <summary>That of the whole call, retries and delays included.</summary>
    Call,

    /// <summary>That of one attempt.</summary>
    Attempt,

    /// <summary>That of a handler below, which is not ours.</summary>
    Handler,
}
