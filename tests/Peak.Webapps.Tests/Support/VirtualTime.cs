using Microsoft.Extensions.Time.Testing;

namespace Peak.Webapps.Tests;

/// <summary>Runs something on a clock that moves only when everybody waits for it, so that times are counts.</summary>
internal sealed class VirtualTime
{
    /// <summary>Far beyond what any test takes: one that waits for something else than the clock ends here.</summary>
    private const int MaxSteps = 10_000;

    private readonly DateTimeOffset _start;

    internal VirtualTime() => _start = Clock.GetUtcNow();

    internal FakeTimeProvider Clock { get; } = new();

    internal TimeSpan Elapsed => Clock.GetUtcNow() - _start;

    /// <summary>Waits on the clock. Unlike Task.Delay, a cancellation ends it here and now, and not on another thread.</summary>
    internal async Task DelayAsync(TimeSpan time, CancellationToken cancellationToken = default)
    {
        if (time > TimeSpan.Zero)
        {
            var over = new TaskCompletionSource();
            await using var timer = Clock.CreateTimer(_ => over.TrySetResult(), null, time, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
            using var cancelling = cancellationToken.Register(() => over.TrySetCanceled(cancellationToken));
            await over.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Starts it, and moves the clock by steps until it has ended.</summary>
    internal Task RunAsync(Func<Task> act, TimeSpan step)
    {
        // Without a context of the test runner's, all that a step of the clock sets going has run when the step is done.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var running = act();
            for (var steps = 0; !running.IsCompleted; steps++)
            {
                steps.Should().BeLessThan(MaxSteps, "it should wait for nothing but the clock");
                Clock.Advance(step);
            }

            return running;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
