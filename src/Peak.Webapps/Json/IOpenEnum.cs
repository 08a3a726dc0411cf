namespace Peak.Webapps;

/// <summary>A value that goes over the wire as a string, known to the contract or not.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
internal interface IOpenEnum<TSelf>
    where TSelf : struct, IOpenEnum<TSelf>
{
    string Value { get; }

    static abstract TSelf FromWire(string value);
}
