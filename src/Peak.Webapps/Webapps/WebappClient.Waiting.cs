namespace Peak.Webapps;

public sealed partial class WebappClient
{
    /// <inheritdoc />
    public Task<Webapp> WaitUntilAvailableAsync(
        CreateOrUpdateWebappResult result,
        WaitOptions? options = null,
        IProgress<WaitProgress<Webapp>>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        RequestGuard.IdOfResult(result.Id, nameof(result));
        var waitOptions = CheckedWaitOptions(options);
        var previous = result switch
        {
            { Outcome: CreateOrUpdateOutcome.Created } => PreviousState<WebappStatus>.Missing(waitOptions),
            { Redeploys: true, Previous: { } webapp } => PreviousState<WebappStatus>.Of(webapp, waitOptions),
            _ => PreviousState<WebappStatus>.Unknown(waitOptions),
        };
        return CreateWait(result.Id, waitOptions, previous, progress).UntilReadyAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task<Webapp> WaitUntilAvailableAsync(
        string webappId,
        WaitOptions? options = null,
        IProgress<WaitProgress<Webapp>>? progress = null,
        CancellationToken cancellationToken = default)
    {
        RequestGuard.PathSegment(webappId, nameof(webappId));
        var waitOptions = CheckedWaitOptions(options);
        return CreateWait(webappId, waitOptions, PreviousState<WebappStatus>.Unknown(waitOptions), progress).UntilReadyAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task WaitUntilDeletedAsync(
        string webappId,
        WaitOptions? options = null,
        IProgress<WaitProgress<Webapp>>? progress = null,
        CancellationToken cancellationToken = default)
    {
        RequestGuard.PathSegment(webappId, nameof(webappId));
        var waitOptions = CheckedWaitOptions(options);
        return CreateWait(webappId, waitOptions, PreviousState<WebappStatus>.Unknown(waitOptions), progress).UntilDeletedAsync(cancellationToken);
    }

    private WaitOptions CheckedWaitOptions(WaitOptions? options) =>
        options is null ? _options.Wait : WaitOptions.CheckedCopy(options, nameof(options));

    private ResourceWait<Webapp, WebappStatus> CreateWait(
        string webappId,
        WaitOptions options,
        PreviousState<WebappStatus> previous,
        IProgress<WaitProgress<Webapp>>? progress)
    {
        var target = new WaitTarget<Webapp>(
            ResourceKind,
            webappId,
            WebappOperations.DescribeWebapp,
            token => DescribeWebappAsync(webappId, token),
            webapp => new WebappFailedException(webapp));
        return new(target, options, previous, progress, _options);
    }
}
