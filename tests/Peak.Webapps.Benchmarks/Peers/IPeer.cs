namespace Peak.Webapps.Benchmarks.Peers;

/// <summary>A way to call the service, used as its users would use it, for the calls that are measured.</summary>
internal interface IPeer
{
    Task DescribeAsync();

    Task ListAsync();

    /// <summary>Lists a page and reads the name of every tag on it.</summary>
    /// <returns>The length of all names together.</returns>
    Task<int> ListTagsAsync();

    Task CreateAsync();
}
