namespace Peak.Webapps;

/// <summary>The requests from which create-or-update is made, for one resource with one name.</summary>
/// <typeparam name="TResource">The resource.</typeparam>
internal interface ICreateOrUpdateRequests<TResource>
    where TResource : class
{
    /// <summary>What kind of resource it is, for messages, for example <c>webapp</c>.</summary>
    string ResourceKind { get; }

    /// <summary>The name of the resource.</summary>
    string Name { get; }

    /// <summary>The API operation of <see cref="DescribeAsync" />.</summary>
    string DescribeOperation { get; }

    /// <summary>The update that is sent if the resource exists.</summary>
    IChangeSource Update { get; }

    /// <summary>Looks up the id of the resource that has exactly this name; <see langword="null" /> if there is none.</summary>
    Task<string?> FindAsync(CancellationToken cancellationToken);

    Task<TResource> DescribeAsync(string id, CancellationToken cancellationToken);

    /// <returns>The id of the created resource.</returns>
    Task<string> CreateAsync(CancellationToken cancellationToken);

    Task UpdateAsync(string id, CancellationToken cancellationToken);
}
