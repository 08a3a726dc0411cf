namespace Peak.Webapps;

public sealed partial class WebappClient
{
    /// <inheritdoc />
    public Task<Webapp> WaitForWebappAsync(
        string webappId,
        WaitForWebappOptions? options = null,
        IProgress<Webapp>? progress = null,
        CancellationToken cancellationToken = default)
    {
        RequestGuard.PathSegment(webappId, nameof(webappId));
        options ??= new();
        RequestGuard.NoFault(options.FindFault(), nameof(options));
        return PollAsync(webappId, options.PollInterval, options.Timeout, progress, cancellationToken);
    }

    private async Task<Webapp> PollAsync(
        string webappId,
        TimeSpan interval,
        TimeSpan allowed,
        IProgress<Webapp>? progress,
        CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(allowed, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            while (true)
            {
                var webapp = await DescribeWebappAsync(webappId, either.Token).ConfigureAwait(false);
                progress?.Report(webapp);
                if (webapp.Status == WebappStatus.Available)
                {
                    return webapp;
                }

                if (webapp.Status.IsFailure)
                {
                    throw new WebappFailedException(webapp);
                }

                await Task.Delay(interval, _options.TimeProvider, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new PeakTimeoutException(WebappOperations.DescribeWebapp, allowed, exception);
        }
        catch (OperationCanceledException)
        {
            // With the caller's own token, not with the one that was linked to it.
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }
}
