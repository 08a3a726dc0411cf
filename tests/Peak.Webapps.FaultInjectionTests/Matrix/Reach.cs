namespace Peak.Webapps.FaultInjectionTests;

/// <summary>How far a request comes before the fault strikes.</summary>
internal enum Reach
{
    /// <summary>The server reads the whole request.</summary>
    Read,

    /// <summary>The server reads the whole request, on a connection that was kept from an answer before.</summary>
    Kept,

    /// <summary>The server accepts the connection, and does not read.</summary>
    Accepted,

    /// <summary>Nobody listens at the port.</summary>
    Refused,
}
