namespace Peak.Webapps;

public sealed partial class WebappClient
{
    /// <inheritdoc />
    public Task<Webapp> WaitUntilAvailableAsync(
        string webappId,
        WaitOptions? options = null,
        IProgress<Webapp>? progress = null,
        CancellationToken cancellationToken = default)
    {
        RequestGuard.PathSegment(webappId, nameof(webappId));
        var given = (options ?? new()).Checked(nameof(options));
        return UntilAvailableAsync(webappId, given, StateBefore.Of(given, WebappStatus.Available), progress, cancellationToken);
    }

    /// <inheritdoc />
    public Task<Webapp> WaitUntilAvailableAsync(
        CreateOrUpdateWebappResult result,
        WaitOptions? options = null,
        IProgress<Webapp>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.IsPlan)
        {
            throw new ArgumentException("The result is a plan: nothing was done that could be waited for. Pass the result of the call that acts.", nameof(result));
        }

        RequestGuard.PathSegment(result.Id, nameof(result));
        var given = (options ?? new()).Checked(nameof(options));
        return UntilAvailableAsync(result.Id, given, StateBefore.Of(given, result), progress, cancellationToken);
    }

    /// <inheritdoc />
    public Task WaitUntilDeletedAsync(
        string webappId,
        WaitOptions? options = null,
        IProgress<Webapp>? progress = null,
        CancellationToken cancellationToken = default)
    {
        RequestGuard.PathSegment(webappId, nameof(webappId));
        var given = (options ?? new()).Checked(nameof(options));
        var wait = new WaitUntilDeleted(this, given, StateBefore.Of(given, WebappStatus.DeleteFailed), _options.TimeProvider);
        return wait.RunAsync(webappId, progress, cancellationToken);
    }

    private async Task<Webapp> UntilAvailableAsync(
        string webappId,
        WaitOptions options,
        StateBefore before,
        IProgress<Webapp>? progress,
        CancellationToken cancellationToken)
    {
        var wait = new WaitUntilAvailable(this, options, before, _options.TimeProvider);
        return (await wait.RunAsync(webappId, progress, cancellationToken).ConfigureAwait(false))!;
    }
}
