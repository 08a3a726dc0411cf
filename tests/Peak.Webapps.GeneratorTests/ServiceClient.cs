namespace Peak.Webapps;

/// <summary>The handwritten part of a client of another contract.</summary>
public sealed partial class ServiceClient : IServiceClient
{
    /// <summary>Creates a client.</summary>
    public ServiceClient(PeakSession session, ServiceClientOptions? options = null)
    {
        var copy = PeakClientOptions.CheckedCopy(options ?? new(), nameof(options));
        Api = PeakPipeline.CreateApi<IServicesApi>(session, copy);
    }

    /// <summary>The HTTP API itself.</summary>
    public IServicesApi Api { get; }
}
