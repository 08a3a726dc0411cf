using System.Collections.Concurrent;

namespace Peak.Webapps;

/// <summary>Gives each attempt a source of cancellation that its time ends, and uses the sources of attempts in time again.</summary>
/// <param name="clock">The clock. Only the system's timers can be used again.</param>
internal sealed class AttemptTimers(TimeProvider clock)
{
    /// <summary>As many as a busy process has calls at once; what is beyond is left to the garbage collector.</summary>
    private const int MaxKept = 256;

    private readonly ConcurrentQueue<CancellationTokenSource> _kept = new();
    private readonly bool _isReusable = clock == TimeProvider.System;
    private int _keptCount;

    internal CancellationTokenSource Rent(TimeSpan limit)
    {
        if (!_isReusable)
        {
            return new CancellationTokenSource(limit, clock);
        }

        if (_kept.TryDequeue(out var timer))
        {
            Interlocked.Decrement(ref _keptCount);
        }
        else
        {
            timer = new();
        }

        timer.CancelAfter(limit);
        return timer;
    }

    internal void Return(CancellationTokenSource timer)
    {
        if (_isReusable && timer.TryReset())
        {
            if (Interlocked.Increment(ref _keptCount) <= MaxKept)
            {
                _kept.Enqueue(timer);
                return;
            }

            Interlocked.Decrement(ref _keptCount);
        }

        timer.Dispose();
    }
}
