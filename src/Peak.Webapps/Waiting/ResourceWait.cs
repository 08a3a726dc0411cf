using System.Net;
using System.Runtime.ExceptionServices;

namespace Peak.Webapps;

/// <summary>One wait for a resource: polls until the resource is in the expected state or cannot reach it, or until the time limit.</summary>
/// <param name="target">The resource.</param>
/// <param name="options">How often and how long.</param>
/// <param name="previous">The state before the change that the wait is for.</param>
/// <param name="progress">Receives each poll.</param>
/// <param name="clientOptions">The client's clock, and its source of random numbers.</param>
internal sealed class ResourceWait<TResource, TStatus>(
    WaitTarget<TResource> target,
    WaitOptions options,
    PreviousState<TStatus> previous,
    IProgress<WaitProgress<TResource>>? progress,
    PeakClientOptions clientOptions)
    where TResource : class, IResource<TStatus>
    where TStatus : struct, IResourceStatus, IEquatable<TStatus>
{
    private readonly Backoff _backoff = new(options.PollInterval, options.MaxPollInterval, Factor: 1.5, Jitter: 0.2, clientOptions.Retry.Randomizer);
    private readonly TimeProvider _clock = clientOptions.TimeProvider;
    private readonly long _start = clientOptions.TimeProvider.GetTimestamp();

    private int _polls;
    private TResource? _lastSeen;
    private PeakException? _lastError;

    private TimeSpan Elapsed => _clock.GetElapsedTime(_start);

    /// <summary>Waits until the resource can be used.</summary>
    /// <returns>The resource as it was described last.</returns>
    internal async Task<TResource> UntilReadyAsync(CancellationToken cancellationToken) =>
        (await RunAsync("available", untilDeleted: false, cancellationToken).ConfigureAwait(false))!;

    /// <summary>Waits until the resource does not exist any more.</summary>
    internal Task UntilDeletedAsync(CancellationToken cancellationToken) => RunAsync("deleted", untilDeleted: true, cancellationToken);

    private async Task<TResource?> RunAsync(string goal, bool untilDeleted, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await PollAsync(untilDeleted, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new WaitTimeoutException(
                target.Operation, target.Kind, target.Id, options.Timeout, _lastSeen?.Name, _lastSeen?.Status.Value, _polls, Elapsed, _lastError);
        }
        catch (OperationCanceledException)
        {
            // The exception carries the caller's own token, not the linked one.
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
        catch (PeakException exception) when (ReferenceEquals(exception, _lastError))
        {
            exception.Context = $"Waiting until the {target.Kind} {target.Id} is {goal} failed";
            throw;
        }
    }

    private async Task<TResource?> PollAsync(bool untilDeleted, CancellationToken cancellationToken)
    {
        while (true)
        {
            var resource = await DescribeAsync(untilDeleted, cancellationToken).ConfigureAwait(false);
            if (_lastError is not null)
            {
                ThrowUnlessTolerated(_lastError);
            }
            else if (untilDeleted ? IsDeleted(resource) : IsReady(resource!))
            {
                return resource;
            }

            await Task.Delay(NextDelay(), _clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One poll, which is reported in any case.</summary>
    /// <returns>The resource; <see langword="null" /> if the poll failed, or if the wait is for a deletion and the resource does not exist.</returns>
    private async Task<TResource?> DescribeAsync(bool untilDeleted, CancellationToken cancellationToken)
    {
        TResource? resource = null;
        PeakException? error = null;
        try
        {
            resource = await target.DescribeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PeakApiException exception) when (untilDeleted && exception.StatusCode is (HttpStatusCode.NotFound or HttpStatusCode.Gone))
        {
            // This is what the wait is for.
        }
        catch (PeakException exception)
        {
            error = exception;
        }

        // Only now: a poll that the time limit ends does not count.
        _polls++;
        _lastError = error;
        var isChange = error is null && !(resource is not null && _lastSeen?.Status.Equals(resource.Status) == true);
        _lastSeen = resource ?? _lastSeen;
        progress?.Report(new()
        {
            ResourceId = target.Id,
            ResourceName = _lastSeen?.Name,
            Resource = resource,
            LastStatus = _lastSeen?.Status.Value,
            IsChange = isChange,
            Error = error,
            Polls = _polls,
            Elapsed = Elapsed,
        });
        return resource;
    }

    private bool IsReady(TResource resource)
    {
        if (previous.CouldStillBe(resource, Elapsed))
        {
            return false;
        }

        return resource.Status.IsFailure ? throw target.Failed(resource) : resource.Status.IsReady;
    }

    private bool IsDeleted(TResource? resource)
    {
        // Every other status, also CREATE_FAILED, may be older than the deletion.
        if (resource?.Status.IsDeleteFailed == true && !previous.CouldStillBe(resource, Elapsed))
        {
            throw target.Failed(resource);
        }

        return resource is null;
    }

    /// <summary>Polling continues after a transient error, and while a new resource may not be visible yet.</summary>
    private void ThrowUnlessTolerated(PeakException error)
    {
        if (error is NotFoundException ? !previous.CouldStillBeMissing(Elapsed) : !error.IsTransient)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }

    /// <summary>The own delay, or what the service asks for if that is longer; no longer than the wait itself.</summary>
    private TimeSpan NextDelay()
    {
        var delay = _backoff.Delay(_polls);
        var retryAfter = (_lastError as PeakApiException)?.RetryAfter ?? TimeSpan.Zero;
        return retryAfter <= delay ? delay : retryAfter < options.Timeout ? retryAfter : options.Timeout;
    }
}
