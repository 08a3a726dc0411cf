using Microsoft.Extensions.Time.Testing;

namespace Peak.Webapps.TestSupport;

/// <summary>
/// A clock on which delays end at once and advance the time. Time limits are reached only when a test calls
/// <see cref="FakeTimeProvider.Advance" />, so nothing depends on the speed of the machine.
/// </summary>
public sealed class DelaySkippingClock : FakeTimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        // The state is a task for Task.Delay, and a CancellationTokenSource for a time limit.
        if (state is Task && dueTime > TimeSpan.Zero)
        {
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
