namespace Peak.Webapps;

/// <summary>A resource as the service describes it. The template adds it to schemas that the contract marks with <c>x-resource</c>.</summary>
/// <typeparam name="TStatus">The status of such a resource.</typeparam>
internal interface IResource<TStatus>
    where TStatus : struct, IResourceStatus
{
    string Id { get; }

    string Name { get; }

    TStatus Status { get; }

    DateTimeOffset UpdatedAt { get; }
}
