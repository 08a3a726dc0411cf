namespace Peak.Webapps.GeneratorTests;

/// <summary>A mock of a user, written before the interface had all its members.</summary>
internal sealed class OlderServiceClient : IServiceClient
{
    public Task<Shapes> SendShapesAsync(ShapesRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ServicesPage> ListServicesPageAsync(ListServicesFilter? filter = null, int pageNumber = 1, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<ServiceReference> CreateServiceAsync(CreateServiceRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<Service> DescribeServiceAsync(string serviceId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ServiceReference> UpdateServiceAsync(string serviceId, UpdateServiceRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
