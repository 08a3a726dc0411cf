namespace Peak.Webapps.Testing;

/// <summary>How a message departs from the contract.</summary>
public enum DriftKind
{
    /// <summary>The contract forbids it: a status that is not documented, a wrong type, a missing property.</summary>
    Violation,

    /// <summary>A property that the contract does not know. The client keeps it, see its <c>AdditionalProperties</c>.</summary>
    UnknownProperty,

    /// <summary>A value of an enum that the contract does not know. The client keeps it.</summary>
    UnknownValue,
}
