namespace Peak.Webapps;

/// <summary>One wait for a webapp: polls until it is over, time runs out, or nothing can come of it any more.</summary>
/// <param name="client">Describes the webapp.</param>
/// <param name="options">How often and how long.</param>
/// <param name="before">What is not believed.</param>
/// <param name="timeProvider">The clock.</param>
internal abstract class WebappWait(IWebappClient client, WaitOptions options, StateBefore before, TimeProvider timeProvider)
{
    /// <summary>The random part of an interval: up to this much of it, more or less.</summary>
    private const double Jitter = 0.2;

    private readonly long _start = timeProvider.GetTimestamp();
    private PeakException? _lastFailure;

    /// <summary>How long it has waited already.</summary>
    protected TimeSpan Waited => timeProvider.GetElapsedTime(_start);

    /// <summary>What is not believed.</summary>
    protected StateBefore Before { get; } = before;

    /// <summary>Polls until it is over.</summary>
    /// <returns>The webapp as it was described last; null when it is gone.</returns>
    internal async Task<Webapp?> RunAsync(string webappId, IProgress<Webapp>? progress, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await PollAsync(webappId, progress, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new PeakTimeoutException(WebappOperations.DescribeWebapp, options.Timeout, _lastFailure ?? (Exception)exception);
        }
        catch (OperationCanceledException)
        {
            // With the caller's own token, not with the one that was linked to it.
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>Whether the webapp is what was waited for.</summary>
    /// <exception cref="WebappFailedException">It never will be.</exception>
    protected abstract bool IsOver(Webapp webapp);

    /// <summary>Whether it is what was waited for that there is no such webapp.</summary>
    /// <exception cref="NotFoundException">It is the end of the wait, and not the one that was waited for.</exception>
    protected abstract bool IsOver(NotFoundException missing);

    private async Task<Webapp?> PollAsync(string webappId, IProgress<Webapp>? progress, CancellationToken cancellationToken)
    {
        for (var interval = options.PollInterval; ; interval = Next(interval))
        {
            var (webapp, missing) = await DescribeAsync(webappId, cancellationToken).ConfigureAwait(false);
            if (webapp is not null)
            {
                progress?.Report(webapp);
            }

            if ((webapp is not null && IsOver(webapp)) || (missing is not null && IsOver(missing)))
            {
                return webapp;
            }

            await Task.Delay(WithJitter(interval), timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One poll; neither a webapp nor the news that there is none comes of one that failed for a moment.</summary>
    private async Task<(Webapp? Webapp, NotFoundException? Missing)> DescribeAsync(string webappId, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.DescribeWebappAsync(webappId, cancellationToken).ConfigureAwait(false), null);
        }
        catch (NotFoundException missing)
        {
            return (null, missing);
        }
        catch (PeakException exception) when (exception.IsTransient)
        {
            _lastFailure = exception;
            return (null, null);
        }
    }

    private TimeSpan Next(TimeSpan interval)
    {
        var longest = options.MaxPollInterval > options.PollInterval ? options.MaxPollInterval : options.PollInterval;
        var next = interval.Ticks * options.BackoffFactor;
        return next < longest.Ticks ? TimeSpan.FromTicks((long)next) : longest;
    }

    private TimeSpan WithJitter(TimeSpan interval) => interval * (1 + (Jitter * ((2 * options.Random()) - 1)));
}
