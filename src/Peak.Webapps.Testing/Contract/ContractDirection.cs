namespace Peak.Webapps.Testing;

/// <summary>Which way a body travels: what a client sends is judged strictly, what a newer service answers leniently.</summary>
internal enum ContractDirection
{
    /// <summary>From the client to the service.</summary>
    Request,

    /// <summary>From the service to the client.</summary>
    Response,
}
