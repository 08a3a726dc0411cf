namespace Peak.Webapps;

/// <summary>Options of a <see cref="ServiceClient" />.</summary>
public sealed class ServiceClientOptions : PeakClientOptions
{
    /// <summary>The options of waits.</summary>
    public WaitOptions Wait { get; set; } = new();
}
