namespace Peak.Webapps;

/// <summary>A request that can tell what it would change. Implemented by generated code, from the contract's comparisons.</summary>
internal interface IChangeSource
{
    /// <summary>Adds each property that is given here and is different in what is present.</summary>
    /// <param name="present">What the service has, of the type that the contract names; null when it has nothing.</param>
    /// <param name="changes">Takes the changes.</param>
    void FindChanges(object? present, PropertyChanges changes);
}
