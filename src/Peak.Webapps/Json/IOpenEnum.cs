namespace Peak.Webapps;

/// <summary>A value that is a string in JSON and need not be one that the contract lists.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
internal interface IOpenEnum<TSelf>
    where TSelf : struct, IOpenEnum<TSelf>
{
    string Value { get; }

    static abstract IReadOnlyList<TSelf> KnownValues { get; }

    /// <param name="value">The text in JSON, not blank.</param>
    static abstract TSelf FromText(string value);
}
