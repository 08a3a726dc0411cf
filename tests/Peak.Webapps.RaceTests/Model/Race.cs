namespace Peak.Webapps.RaceTests;

/// <summary>
/// Callers, other callers and a service that act one step at a time. A schedule chooses the next step, so the same schedule
/// leads to the same result, whatever threads the code under test uses.
/// </summary>
internal sealed class Race
{
    /// <summary>More than any schedule needs: a longer race would never end.</summary>
    private const int MaxSteps = 20_000;

    /// <summary>
    /// Only lets a test fail, instead of hang, if a caller waits for something that no step does. After the first one, others
    /// are reported sooner.
    /// </summary>
    private static TimeSpan _stepLimit = TimeSpan.FromSeconds(30);

    private static readonly AsyncLocal<Caller?> Running = new();

    private readonly object _lock = new();
    private readonly List<Caller> _callers = [];
    private readonly List<PossibleStep> _possible = [];
    private readonly Queue<Action> _others = new();

    internal Race() => Clock = new(this);

    internal RaceClock Clock { get; }

    /// <summary>The number of steps so far.</summary>
    internal int Now { get; private set; }

    internal IReadOnlyList<Caller> Callers => _callers;

    /// <summary>The caller whose code is running.</summary>
    internal static Caller RunningCaller => Running.Value ?? throw new InvalidOperationException("This code does not run for a caller of the race.");

    /// <param name="queue">Callers with the same one run one after the other, so only one of them has a next step; null for a caller that waits for no other.</param>
    /// <param name="act">What the caller does.</param>
    internal Caller Add(object? queue, Func<CancellationToken, Task> act)
    {
        var caller = new Caller(_callers.Count, queue);
        _callers.Add(caller);
        Add(caller, () => _ = RunAsync(caller, act));
        return caller;
    }

    /// <summary>Adds steps of other callers. They run one after the other, each when the schedule chooses it.</summary>
    internal void AddOthers(IEnumerable<Action> actions)
    {
        foreach (var action in actions)
        {
            _others.Enqueue(action);
        }
    }

    /// <summary>Adds a step that a caller waits for.</summary>
    internal PossibleStep Add(Caller caller, Action run)
    {
        lock (_lock)
        {
            var step = new PossibleStep(caller, caller.NextNumber++, run);
            _possible.Add(step);
            Monitor.PulseAll(_lock);
            return step;
        }
    }

    /// <summary>Removes a step that no caller waits for any more.</summary>
    internal void Remove(PossibleStep step)
    {
        lock (_lock)
        {
            _possible.Remove(step);
        }
    }

    /// <summary>Runs steps until none is left.</summary>
    /// <param name="schedule">Which of the possible steps is next, for each step; after its end, the first one.</param>
    internal void Run(IReadOnlyList<int> schedule)
    {
        // Without the context of the test runner, most of what a step starts has run when the step is done.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            while (Next(schedule) is { } run)
            {
                Now++;
                Now.Should().BeLessThan(MaxSteps, "a race must end");
                run();
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private Action? Next(IReadOnlyList<int> schedule)
    {
        lock (_lock)
        {
            while (!AllWait())
            {
                if (!Monitor.Wait(_lock, _stepLimit))
                {
                    _stepLimit = TimeSpan.FromMilliseconds(100);
                    throw new InvalidOperationException("A caller waits for something that no step does.");
                }
            }

            var count = _possible.Count + Math.Min(1, _others.Count);
            if (count == 0)
            {
                return null;
            }

            // Not in the order in which they were added, which depends on threads.
            _possible.Sort();
            var chosen = Now < schedule.Count ? schedule[Now] % count : 0;
            if (chosen == _possible.Count)
            {
                return _others.Dequeue();
            }

            var step = _possible[chosen];
            _possible.RemoveAt(chosen);
            return step.Run;
        }
    }

    /// <summary>Whether everything that was started has stopped: each caller has ended or waits.</summary>
    private bool AllWait() => _callers
        .Where(caller => caller.HasStarted && !caller.HasEnded)
        .GroupBy(caller => caller.Queue ?? caller)
        .All(group => group.Any(caller => _possible.Exists(possible => possible.Caller == caller)) && !group.Any(caller => caller.IsCancelled));

    private async Task RunAsync(Caller caller, Func<CancellationToken, Task> act)
    {
        Running.Value = caller;
        caller.Start(Now);
        Exception? error = null;
        try
        {
            await act(caller.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            error = exception;
        }

        lock (_lock)
        {
            caller.End(Now, error);
            // A cancelled delay is removed on another thread, maybe later than this.
            _possible.RemoveAll(possible => possible.Caller == caller);
            Monitor.PulseAll(_lock);
        }
    }
}
