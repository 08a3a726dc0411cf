namespace Peak.Webapps;

/// <summary>An update that finds what it would change. The template adds it to schemas that the contract marks with <c>x-compare-with</c>.</summary>
internal interface IChangeSource
{
    /// <summary>Adds each property that is set here and differs from the existing value.</summary>
    /// <param name="existing">What the service has, of the type that the contract names; <see langword="null" /> if it has nothing.</param>
    /// <param name="changes">Collects the changes.</param>
    void FindChanges(object? existing, PropertyChanges changes);
}
