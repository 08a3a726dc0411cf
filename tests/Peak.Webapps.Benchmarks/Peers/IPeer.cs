namespace Peak.Webapps.Benchmarks.Peers;

/// <summary>A way to call the service, used as its users would, for the three calls that are measured.</summary>
internal interface IPeer
{
    Task DescribeAsync();

    Task ListAsync();

    Task CreateAsync();
}
