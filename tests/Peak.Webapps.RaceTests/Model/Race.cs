namespace Peak.Webapps.RaceTests;

/// <summary>
/// Callers, others and a service, of whom one does one thing at a time: which one is next, a schedule says. The same
/// schedule leads to the same end, whatever threads the code under test goes through.
/// </summary>
internal sealed class Race
{
    /// <summary>Far beyond what any schedule takes: a race that is longer goes round in circles.</summary>
    private const int MaxSteps = 20_000;

    /// <summary>
    /// No measure of anything: it only lets a caller that waits for nobody fail a test rather than hang it. Once one
    /// did, others like it are known sooner.
    /// </summary>
    private static TimeSpan _stuck = TimeSpan.FromSeconds(30);

    private static readonly AsyncLocal<Caller?> Running = new();

    private readonly object _lock = new();
    private readonly List<Caller> _callers = [];
    private readonly List<Occurrence> _possible = [];
    private readonly Queue<Action> _others = new();

    internal Race() => Clock = new(this);

    internal RaceClock Clock { get; }

    /// <summary>How many things have happened.</summary>
    internal int Now { get; private set; }

    internal IReadOnlyList<Caller> Callers => _callers;

    /// <summary>The caller on whose behalf the code runs that asks.</summary>
    internal static Caller RunningCaller => Running.Value ?? throw new InvalidOperationException("No caller of the race runs this code.");

    /// <param name="turns">Callers that share one take turns, so that one of them at a time is seen waiting; null for those who wait for nobody.</param>
    /// <param name="act">What the caller does.</param>
    internal Caller Add(object? turns, Func<CancellationToken, Task> act)
    {
        var caller = new Caller(_callers.Count, turns);
        _callers.Add(caller);
        Make(caller, () => _ = RunAsync(caller, act));
        return caller;
    }

    /// <summary>What others do, one after the other, whenever the schedule lets them.</summary>
    internal void AddOthers(IEnumerable<Action> actions)
    {
        foreach (var action in actions)
        {
            _others.Enqueue(action);
        }
    }

    /// <summary>Makes something possible that a caller waits for.</summary>
    internal Occurrence Make(Caller caller, Action happen)
    {
        lock (_lock)
        {
            var occurrence = new Occurrence(caller, caller.NextNumber++, happen);
            _possible.Add(occurrence);
            Monitor.PulseAll(_lock);
            return occurrence;
        }
    }

    /// <summary>Takes back what nobody waits for any more.</summary>
    internal void Unmake(Occurrence occurrence)
    {
        lock (_lock)
        {
            _possible.Remove(occurrence);
        }
    }

    /// <summary>Lets things happen until nothing is left to happen.</summary>
    /// <param name="schedule">Which of the possible things is next, step by step; when it is over, the first.</param>
    internal void Run(IReadOnlyList<int> schedule)
    {
        // Without a context of the test runner's, what one step sets going mostly has run when the step is done.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            while (Next(schedule) is { } happen)
            {
                Now++;
                Now.Should().BeLessThan(MaxSteps, "a race ends");
                happen();
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
                if (!Monitor.Wait(_lock, _stuck))
                {
                    _stuck = TimeSpan.FromMilliseconds(100);
                    throw new InvalidOperationException("A caller waits for something that nobody will do.");
                }
            }

            var count = _possible.Count + Math.Min(1, _others.Count);
            if (count == 0)
            {
                return null;
            }

            // Not in the order in which they became possible, which threads may have a say in.
            _possible.Sort();
            var chosen = Now < schedule.Count ? schedule[Now] % count : 0;
            if (chosen == _possible.Count)
            {
                return _others.Dequeue();
            }

            var occurrence = _possible[chosen];
            _possible.RemoveAt(chosen);
            return occurrence.Happen;
        }
    }

    /// <summary>Whether whatever was set going has come to rest: each caller has ended or waits, if only for its turn.</summary>
    private bool AllWait() => _callers
        .Where(caller => caller.HasStarted && !caller.HasEnded)
        .GroupBy(caller => caller.Turns ?? caller)
        .All(group => group.Any(caller => _possible.Exists(possible => possible.Caller == caller)) && !group.Any(caller => caller.IsCancelled));

    private async Task RunAsync(Caller caller, Func<CancellationToken, Task> act)
    {
        Running.Value = caller;
        caller.Start(Now);
        Exception? failure = null;
        try
        {
            await act(caller.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        lock (_lock)
        {
            caller.End(Now, failure);
            // A delay that is cancelled is taken back on another thread, and maybe later than this.
            _possible.RemoveAll(possible => possible.Caller == caller);
            Monitor.PulseAll(_lock);
        }
    }
}
