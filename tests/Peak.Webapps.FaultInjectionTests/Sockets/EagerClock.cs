using Microsoft.Extensions.Time.Testing;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>
/// A clock that never lets anybody wait. A delay ends at once, and takes the time along; a deadline comes only when the
/// server stands still and says so with <see cref="FakeTimeProvider.Advance" />. So nothing depends on how fast the machine is.
/// </summary>
internal sealed class EagerClock : FakeTimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        // Task.Delay hands over its task; a deadline is a CancellationTokenSource.
        if (state is Task && dueTime > TimeSpan.Zero)
        {
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
