namespace Peak.Webapps;

public sealed partial class WebappClient
{
    private readonly StripedLocks _nameLocks = new();

    /// <inheritdoc />
    public Task<CreateOrUpdateWebappResult> CreateOrUpdateWebappAsync(
        CreateWebappRequest request,
        CreateOrUpdateOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestGuard.ThrowIfViolation(request.FindViolation(), nameof(request));
        var run = CreateRun(request.Copy());
        var skipUnchanged = options?.SkipUnchanged ?? false;
        // One after the other, as the service may not notice that a name is created twice.
        return _nameLocks.RunAsync(
            request.Name,
            async () => CreateOrUpdateWebappResult.Of(await run.ActAsync(skipUnchanged, cancellationToken).ConfigureAwait(false)),
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<CreateOrUpdateWebappPlan> PlanCreateOrUpdateWebappAsync(CreateWebappRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestGuard.ThrowIfViolation(request.FindViolation(), nameof(request));
        return PlanAsync(CreateRun(request.Copy()), cancellationToken);
    }

    private static async Task<CreateOrUpdateWebappPlan> PlanAsync(CreateOrUpdateRun<Webapp, WebappStatus> run, CancellationToken cancellationToken) =>
        CreateOrUpdateWebappPlan.Of(await run.PlanAsync(cancellationToken).ConfigureAwait(false));

    private CreateOrUpdateRun<Webapp, WebappStatus> CreateRun(CreateWebappRequest request) => new(new WebappRequests(this, request), _options);

    private sealed class WebappRequests(WebappClient client, CreateWebappRequest request) : ICreateOrUpdateRequests<Webapp>
    {
        private readonly UpdateWebappRequest _update = UpdateWebappRequest.From(request);

        public string ResourceKind => WebappClient.ResourceKind;

        public string Name => request.Name;

        public string DescribeOperation => WebappOperations.DescribeWebapp;

        public IChangeSource Update => _update;

        public async Task<string?> FindAsync(CancellationToken cancellationToken)
        {
            // The service searches for names that contain the text, so the webapp with exactly this name may be on any page.
            var filter = new ListWebappsFilter { NameContains = Name, PageSize = ListWebappsFilter.MaxPageSize };
            var found = await PagedList.FindAsync<WebappsPage, WebappSummary>(
                (pageNumber, token) => client.ListWebappsPageAsync(filter, pageNumber, token),
                webapp => string.Equals(webapp.Name, Name, StringComparison.Ordinal),
                cancellationToken).ConfigureAwait(false);
            return found?.Id;
        }

        public Task<Webapp> DescribeAsync(string id, CancellationToken cancellationToken) => client.DescribeWebappAsync(id, cancellationToken);

        public async Task<string> CreateAsync(CancellationToken cancellationToken) =>
            (await client.CreateWebappAsync(request, cancellationToken).ConfigureAwait(false)).Id;

        public Task UpdateAsync(string id, CancellationToken cancellationToken) => client.UpdateWebappAsync(id, _update, cancellationToken);
    }
}
