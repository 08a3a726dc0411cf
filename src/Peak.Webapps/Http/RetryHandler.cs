using Polly;
using Polly.Retry;

namespace Peak.Webapps;

/// <summary>Bounds the time of a call and of each of its attempts, and repeats an attempt that failed for the moment.</summary>
/// <remarks>A call that succeeds at once takes no part in retrying: Polly's pipeline is entered with a failure at hand.</remarks>
internal sealed class RetryHandler : DelegatingHandler
{
    /// <summary>The random part on top of what the service asks for by Retry-After: up to this much of it.</summary>
    private const double JitterOfRetryAfter = 0.2;

    private static readonly ResiliencePropertyKey<RetriedCall> CallKey = new("Peak.Webapps.RetriedCall");

    private readonly TimeSpan _timeout;
    private readonly TimeSpan _attemptTimeout;
    private readonly TimeSpan _maxDelay;
    private readonly PeakRetryBudget _budget;
    private readonly TimeProvider _clock;
    private readonly AttemptTimers _timers;

    /// <summary>Built with the first failure: a process that sees none need not wait for it.</summary>
    private readonly Lazy<ResiliencePipeline<HttpResponseMessage>>? _retries;

    internal RetryHandler(TimeSpan timeout, TimeSpan attemptTimeout, PeakRetryOptions retry, TimeProvider clock)
    {
        _timeout = timeout;
        _attemptTimeout = attemptTimeout;
        _maxDelay = retry.MaxDelay;
        _budget = retry.Budget ?? new();
        _clock = clock;
        _timers = new(clock);
        _retries = retry.MaxRetries == 0 ? null : new(() => CreateRetries(retry));
    }

    /// <summary>The time of a call that has only begun.</summary>
    private TimeSpan AllTime => _timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : _timeout;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = _clock.GetTimestamp();
        var outcome = await AttemptAsync(request, AllTime, attempt: 1, before: null, cancellationToken).ConfigureAwait(false);
        if (RetryRules.IsTransient(outcome))
        {
            return _retries is not null && IsRetried(request, outcome)
                ? await RetryAsync(_retries.Value, new RetriedCall(this, request, started, outcome, cancellationToken)).ConfigureAwait(false)
                : ResultOf(outcome);
        }

        if (outcome.Exception is null)
        {
            _budget.PayBack();
        }

        return ResultOf(outcome);
    }

    private ResiliencePipeline<HttpResponseMessage> CreateRetries(PeakRetryOptions retry) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = retry.MaxRetries,
                Delay = retry.BaseDelay,
                MaxDelay = retry.MaxDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = retry.Randomizer,
                ShouldHandle = arguments => new(IsRetried(CallOf(arguments.Context).Request, arguments.Outcome)),
                DelayGenerator = arguments => new(RetryRules.RetryAfter(arguments.Outcome.Result, _clock) is { } asked
                    ? asked + (SpreadAfter(asked, CallOf(arguments.Context)) * retry.Randomizer())
                    : null),
                OnRetry = arguments =>
                {
                    Admit(CallOf(arguments.Context), arguments.Outcome, arguments.RetryDelay);
                    return default;
                },
            })
            .Build();

    private bool IsRetried(HttpRequestMessage request, Outcome<HttpResponseMessage> outcome) =>
        RetryRules.IsRetried(request.Method, outcome) && !(RetryRules.RetryAfter(outcome.Result, _clock) > _maxDelay);

    /// <summary>
    /// How much later than asked a retry may come, so that clients that were told the same do not come back together; not
    /// beyond the longest delay, and no more than half of the time that would be left.
    /// </summary>
    private TimeSpan SpreadAfter(TimeSpan asked, RetriedCall call)
    {
        TimeSpan[] limits = [asked * JitterOfRetryAfter, _maxDelay - asked, (TimeLeft(call.Started) - asked) / 2];
        var least = limits.Min();
        return least > TimeSpan.Zero ? least : TimeSpan.Zero;
    }

    /// <summary>Lets a retry begin its delay, or ends the call with the failure at hand: Polly has no other way to end it here.</summary>
    private void Admit(RetriedCall call, Outcome<HttpResponseMessage> outcome, TimeSpan delay)
    {
        if (delay >= TimeLeft(call.Started) || !_budget.TryTake())
        {
            throw new NoRetryException();
        }

        call.MayHaveActed |= !RetryRules.CannotHaveActed(outcome);
        // Polly is about to dispose of the answer; what it was may have to be told.
        call.Before = outcome.Exception ?? Described(outcome.Result!);
    }

    private static async Task<HttpResponseMessage> RetryAsync(ResiliencePipeline<HttpResponseMessage> retries, RetriedCall call)
    {
        var context = ResilienceContextPool.Shared.Get(call.CancellationToken);
        context.Properties.Set(CallKey, call);
        Outcome<HttpResponseMessage> outcome;
        try
        {
            outcome = await retries.ExecuteOutcomeAsync(static (_, call) => call.NextAsync(), context, call).ConfigureAwait(false);
        }
        catch (NoRetryException)
        {
            outcome = call.Last;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        new AttemptHistory(call.Attempts, call.MayHaveActed).WriteTo(call.Request);
        if (call.Attempts > 1 && outcome.Exception is HttpRequestException or IOException or InvalidDataException)
        {
            throw new CallFailedException(outcome.Exception, call.Attempts);
        }

        if (outcome.Exception is null && !RetryRules.IsTransient(outcome))
        {
            call.Handler._budget.PayBack();
        }

        return ResultOf(outcome);
    }

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(
        HttpRequestMessage request,
        TimeSpan left,
        int attempt,
        Exception? before,
        CancellationToken cancellationToken)
    {
        if (left <= TimeSpan.Zero)
        {
            return Outcome.FromException<HttpResponseMessage>(new CallTimeoutException(CallTimeLimit.Call, _timeout, attempt - 1, before));
        }

        // One timer for both limits: the one that comes first.
        var isLimitOfCall = _attemptTimeout == Timeout.InfiniteTimeSpan || left <= _attemptTimeout;
        var timer = _timers.Rent(isLimitOfCall ? OrInfinite(left) : _attemptTimeout);
        var registration = cancellationToken.UnsafeRegister(static timer => ((CancellationTokenSource)timer!).Cancel(), timer);
        try
        {
            return Outcome.FromResult(await base.SendAsync(request, timer.Token).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException or InvalidDataException)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                exception = exception as OperationCanceledException ?? new(exception.Message, exception, cancellationToken);
            }
            else if (timer.IsCancellationRequested)
            {
                exception = isLimitOfCall
                    ? new CallTimeoutException(CallTimeLimit.Call, _timeout, attempt, before ?? exception)
                    : new CallTimeoutException(CallTimeLimit.Attempt, _attemptTimeout, attempt, exception);
            }
            else if (exception is OperationCanceledException { InnerException: TimeoutException })
            {
                exception = new CallTimeoutException(CallTimeLimit.Handler, isLimitOfCall ? _timeout : _attemptTimeout, attempt, exception);
            }

            return Outcome.FromException<HttpResponseMessage>(exception);
        }
        finally
        {
            registration.Dispose();
            _timers.Return(timer);
        }
    }

    private TimeSpan TimeLeft(long started) =>
        _timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : _timeout - _clock.GetElapsedTime(started);

    private static TimeSpan OrInfinite(TimeSpan left) => left == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan : left;

    private static HttpResponseMessage ResultOf(Outcome<HttpResponseMessage> outcome)
    {
        outcome.ThrowIfException();
        return outcome.Result!;
    }

    private static HttpRequestException Described(HttpResponseMessage response) =>
        new($"The attempt before was answered with {(int)response.StatusCode} {response.StatusCode}.", null, response.StatusCode);

    private static RetriedCall CallOf(ResilienceContext context) => context.Properties.GetValue(CallKey, null!);

    /// <summary>A call whose first attempt failed for the moment.</summary>
    private sealed class RetriedCall(
        RetryHandler handler,
        HttpRequestMessage request,
        long started,
        Outcome<HttpResponseMessage> first,
        CancellationToken cancellationToken)
    {
        private bool _hasBegun;

        internal RetryHandler Handler => handler;

        internal HttpRequestMessage Request => request;

        internal long Started => started;

        internal CancellationToken CancellationToken => cancellationToken;

        internal Outcome<HttpResponseMessage> Last { get; private set; } = first;

        internal int Attempts { get; private set; } = 1;

        internal bool MayHaveActed { get; set; }

        /// <summary>What the attempt before the one under way failed of.</summary>
        internal Exception? Before { get; set; }

        /// <summary>The attempt that was made already, and from then on a new one each.</summary>
        internal async ValueTask<Outcome<HttpResponseMessage>> NextAsync()
        {
            if (_hasBegun)
            {
                Last = await handler.AttemptAsync(request, handler.TimeLeft(started), Attempts + 1, Before, cancellationToken).ConfigureAwait(false);
                Attempts++;
            }

            _hasBegun = true;
            return Last;
        }
    }

    /// <summary>Ends the call with the failure at hand.</summary>
    private sealed class NoRetryException : Exception;
}
