namespace Peak.Webapps;

/// <summary>The handwritten part of a client of another resource: it has nothing but what differs from resource to resource.</summary>
public sealed partial class ServiceClient : IServiceClient
{
    private readonly StripedLocks _nameLocks = new();
    private readonly ServiceClientOptions _options;

    /// <summary>Creates a client.</summary>
    public ServiceClient(PeakSession session, ServiceClientOptions? options = null)
    {
        _options = PeakClientOptions.CheckedCopy(options ?? new(), nameof(options));
        Api = PeakPipeline.CreateApi<IServicesApi>(session, _options);
    }

    /// <summary>The HTTP API itself.</summary>
    public IServicesApi Api { get; }

    /// <summary>Lists services over all pages.</summary>
    public IAsyncEnumerable<Service> ListServicesAsync(ListServicesFilter? filter = null, int pagesAhead = 0, CancellationToken cancellationToken = default)
    {
        PagedList.CheckPagesAhead(pagesAhead);
        RequestGuard.ThrowIfViolation(filter?.FindViolation(), nameof(filter));
        var copy = filter?.Copy();
        return PagedList.IterateAsync<ServicesPage, Service>(
            async (pageNumber, token) => await ListServicesPageAsync(copy, pageNumber, token), pagesAhead, cancellationToken);
    }

    /// <summary>Creates or updates a service.</summary>
    internal Task<CreateOrUpdateReport<Service>> CreateOrUpdateServiceAsync(CreateServiceRequest request, bool skipUnchanged = false, CancellationToken cancellationToken = default)
    {
        var run = CreateRun(request);
        return _nameLocks.RunAsync(request.Name, () => run.ActAsync(skipUnchanged, cancellationToken), cancellationToken);
    }

    /// <summary>Finds out what create-or-update would do.</summary>
    internal Task<CreateOrUpdateReport<Service>> PlanCreateOrUpdateServiceAsync(CreateServiceRequest request, CancellationToken cancellationToken = default) =>
        CreateRun(request).PlanAsync(cancellationToken);

    /// <summary>Waits until a service runs.</summary>
    internal Task<Service> WaitUntilRunningAsync(
        string id, PreviousState<ServiceStatus> previous, IProgress<WaitProgress<Service>>? progress = null, CancellationToken cancellationToken = default) =>
        CreateWait(id, previous, progress).UntilReadyAsync(cancellationToken);

    /// <summary>Waits until a service is deleted.</summary>
    internal Task WaitUntilDeletedAsync(string id, CancellationToken cancellationToken = default) =>
        CreateWait(id, PreviousState<ServiceStatus>.Unknown(_options.Wait), null).UntilDeletedAsync(cancellationToken);

    private CreateOrUpdateRun<Service, ServiceStatus> CreateRun(CreateServiceRequest request) => new(new ServiceRequests(this, request.Copy()), _options);

    private ResourceWait<Service, ServiceStatus> CreateWait(string id, PreviousState<ServiceStatus> previous, IProgress<WaitProgress<Service>>? progress) => new(
        new("service", id, ServiceOperations.DescribeService, token => DescribeServiceAsync(id, token), service => new ServiceFailedException(service)),
        _options.Wait,
        previous,
        progress,
        _options);

    private sealed class ServiceRequests(ServiceClient client, CreateServiceRequest request) : ICreateOrUpdateRequests<Service>
    {
        private readonly UpdateServiceRequest _update = UpdateServiceRequest.From(request);

        public string ResourceKind => "service";

        public string Name => request.Name;

        public string DescribeOperation => ServiceOperations.DescribeService;

        public IChangeSource Update => _update;

        public async Task<string?> FindAsync(CancellationToken cancellationToken) => (await PagedList.FindAsync<ServicesPage, Service>(
            (pageNumber, token) => client.ListServicesPageAsync(new() { NameContains = Name, PageSize = ListServicesFilter.MaxPageSize }, pageNumber, token),
            service => service.Name == Name,
            cancellationToken))?.Id;

        public Task<Service> DescribeAsync(string id, CancellationToken cancellationToken) => client.DescribeServiceAsync(id, cancellationToken);

        public async Task<string> CreateAsync(CancellationToken cancellationToken) => (await client.CreateServiceAsync(request, cancellationToken)).Id;

        public Task UpdateAsync(string id, CancellationToken cancellationToken) => client.UpdateServiceAsync(id, _update, cancellationToken);
    }
}
