namespace Peak.Webapps;

/// <summary>Limits the time of a call and of each attempt, and retries transient errors of requests that are safe to repeat.</summary>
/// <param name="options">The options of the client; nobody changes them any more.</param>
internal sealed class RetryHandler(PeakClientOptions options) : DelegatingHandler
{
    /// <summary>A retry comes up to this share later than the service asks for.</summary>
    private const double JitterOfRetryAfter = 0.2;

    private readonly PeakRetryOptions _retry = options.Retry;
    private readonly PeakRetryBudget _budget = options.Retry.Budget!;
    private readonly TimeProvider _clock = options.TimeProvider;
    private readonly Backoff _backoff = new(options.Retry.BaseDelay, options.Retry.MaxDelay, Factor: 2, Jitter: 0.5, options.Retry.Randomizer);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = _clock.GetTimestamp();
        var mayHaveActed = false;
        Exception? previousError = null;
        for (var attempt = 1; ; attempt++)
        {
            var (response, error) = await AttemptAsync(request, attempt, started, previousError, cancellationToken).ConfigureAwait(false);
            var retryAfter = response is { IsSuccessStatusCode: false } ? RetryAfter.Of(response.Headers, _clock.GetUtcNow()) : null;
            var isTransient = response is null ? TransientErrors.IsTransient(error!) : TransientErrors.IsTransient(response.StatusCode);
            var cannotHaveActed = response is null ? TransientErrors.CannotHaveActed(error!) : TransientErrors.CannotHaveActed(response.StatusCode);
            if (isTransient
                && (cannotHaveActed || IsRepeatable(request.Method))
                && DelayOfNextAttempt(attempt, retryAfter, TimeLeft(started)) is { } delay)
            {
                mayHaveActed |= !cannotHaveActed;
                previousError = error ?? new HttpRequestException($"The previous attempt got a {(int)response!.StatusCode} response.", null, response.StatusCode);
                response?.Dispose();
                await Task.Delay(delay, _clock, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (response is null)
            {
                throw error as CallTimeoutException ?? (Exception)new CallFailedException(error!, attempt);
            }

            if (!isTransient)
            {
                _budget.Refill();
            }

            if (attempt > 1 || retryAfter is not null)
            {
                new AttemptHistory(attempt, mayHaveActed, retryAfter).WriteTo(request);
            }

            return response;
        }
    }

    /// <summary>The delay before the next attempt; <see langword="null" /> if there is to be none.</summary>
    private TimeSpan? DelayOfNextAttempt(int attempt, TimeSpan? retryAfter, TimeSpan timeLeft)
    {
        if (attempt > _retry.MaxRetries || retryAfter > _retry.MaxDelay)
        {
            return null;
        }

        var delay = Min(_backoff.Delay(attempt), _retry.MaxDelay);
        if (retryAfter is { } asked)
        {
            // Later at random, so that clients that got the same delay do not retry at the same moment; within both limits.
            var spread = Min(asked * JitterOfRetryAfter, Min(_retry.MaxDelay - asked, (timeLeft - asked) / 2));
            delay = Max(delay, asked + (Max(spread, TimeSpan.Zero) * _retry.Randomizer()));
        }

        return delay < timeLeft && _budget.TryTake() ? delay : null;
    }

    /// <returns>The response, or the error of the attempt.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled the call.</exception>
    private async ValueTask<(HttpResponseMessage? Response, Exception? Error)> AttemptAsync(
        HttpRequestMessage request,
        int attempt,
        long started,
        Exception? previousError,
        CancellationToken cancellationToken)
    {
        // The first attempt has the whole time: it does not look at the clock again.
        var left = attempt == 1 ? Limit(options.Timeout) : TimeLeft(started);
        if (left <= TimeSpan.Zero)
        {
            return (null, CallTimeout(attempt - 1, previousError));
        }

        var attemptStarted = attempt == 1 ? started : _clock.GetTimestamp();
        var isLimitOfCall = left <= Limit(options.AttemptTimeout);
        var limit = isLimitOfCall ? left : options.AttemptTimeout;
        using var timer = new CancellationTokenSource(limit == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan : limit, _clock);
        using var registration = cancellationToken.UnsafeRegister(static timer => ((CancellationTokenSource)timer!).Cancel(), timer);
        try
        {
            return (await base.SendAsync(request, timer.Token).ConfigureAwait(false), null);
        }
        catch (Exception exception)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                throw exception as OperationCanceledException ?? new OperationCanceledException(exception.Message, exception, cancellationToken);
            }

            return (null, exception switch
            {
                _ when timer.IsCancellationRequested && isLimitOfCall => CallTimeout(attempt, previousError ?? exception),
                _ when timer.IsCancellationRequested => new CallTimeoutException(
                    $"No complete response arrived within {limit:c}, the time limit of one attempt.", limit, attempt, exception),
                _ when TransientErrors.IsTimeout(exception) => HandlerTimeout(_clock.GetElapsedTime(attemptStarted), attempt, exception),
                _ => exception,
            });
        }
    }

    private static CallTimeoutException HandlerTimeout(TimeSpan elapsed, int attempt, Exception exception) => new(
        $"A handler of the application timed out after {elapsed:c}: {exception.Message}", elapsed, attempt, exception);

    private CallTimeoutException CallTimeout(int attempts, Exception? cause) => new(
        $"No complete response arrived within {options.Timeout:c}, the time limit of the whole call.", options.Timeout, attempts, cause);

    private TimeSpan TimeLeft(long started) =>
        options.Timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : options.Timeout - _clock.GetElapsedTime(started);

    private static TimeSpan Limit(TimeSpan limit) => limit == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : limit;

    /// <summary>Whether the request is idempotent. PATCH is included: it sets values and never appends.</summary>
    private static bool IsRepeatable(HttpMethod method) =>
        method == HttpMethod.Get
        || method == HttpMethod.Patch
        || method == HttpMethod.Delete
        || method == HttpMethod.Put;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
