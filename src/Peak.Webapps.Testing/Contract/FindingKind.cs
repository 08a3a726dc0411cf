namespace Peak.Webapps.Testing;

/// <summary>How a message departs from the contract.</summary>
internal enum FindingKind
{
    /// <summary>The contract forbids it.</summary>
    Violation,

    /// <summary>
    /// The contract does not know it but leaves room for it: a property or an enum value of a newer
    /// service. Not a mistake, but the contract and the service drift apart.
    /// </summary>
    Unknown,
}
