namespace Peak.Webapps.FaultInjectionTests;

/// <summary>How far a request gets before the fault.</summary>
internal enum RequestProgress
{
    /// <summary>The server reads the whole request.</summary>
    RequestRead,

    /// <summary>The server reads the whole request, on a connection of an earlier request.</summary>
    OnReusedConnection,

    /// <summary>The server accepts the connection, and does not read.</summary>
    ConnectionAccepted,

    /// <summary>Nothing listens at the port.</summary>
    ConnectionRefused,
}
