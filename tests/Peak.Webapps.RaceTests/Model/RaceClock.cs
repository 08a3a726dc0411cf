namespace Peak.Webapps.RaceTests;

/// <summary>
/// A clock that moves when the schedule ends a delay. The schedule also chooses which delay ends first, because timers may be
/// late. Time limits, which are longer than any delay, fire when the clock has passed them.
/// </summary>
/// <param name="race">The race that uses the clock.</param>
internal sealed class RaceClock(Race race) : TimeProvider
{
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromMinutes(1);

    private readonly List<Timer> _limits = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(race, _limits, () => callback(state)) { Due = _now + (dueTime < TimeSpan.Zero ? TimeSpan.Zero : dueTime) };
        if (dueTime >= ShortestLimit)
        {
            _limits.Add(timer);
        }
        else if (dueTime >= TimeSpan.Zero)
        {
            timer.Delay = race.Add(Race.RunningCaller, () =>
            {
                MoveTo(timer.Due);
                timer.Fire();
            });
        }

        return timer;
    }

    /// <summary>Moves the clock.</summary>
    internal void Move(TimeSpan time) => MoveTo(_now + time);

    private void MoveTo(DateTimeOffset time)
    {
        _now = time > _now ? time : _now;
        foreach (var limit in _limits.Where(limit => limit.Due <= _now).OrderBy(limit => limit.Due).ToList())
        {
            limit.Fire();
        }
    }

    private sealed class Timer(Race race, List<Timer> limits, Action fire) : ITimer
    {
        private bool _isOver;

        internal DateTimeOffset Due { get; init; }

        internal PossibleStep? Delay { get; set; }

        internal void Fire()
        {
            if (!_isOver)
            {
                Dispose();
                fire();
            }
        }

        /// <summary>Only CancellationTokenSource calls it, to end a time limit.</summary>
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (dueTime == Timeout.InfiniteTimeSpan).Should().BeTrue("no timer of a race is set again");
            Dispose();
            return true;
        }

        public void Dispose()
        {
            _isOver = true;
            limits.Remove(this);
            if (Delay is not null)
            {
                race.Remove(Delay);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
