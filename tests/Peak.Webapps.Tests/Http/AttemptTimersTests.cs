using Microsoft.Extensions.Time.Testing;

namespace Peak.Webapps.Tests;

public sealed class AttemptTimersTests
{
    private const int MaxKept = 256;

    private static readonly TimeSpan Limit = TimeSpan.FromHours(1);

    private readonly AttemptTimers _timers = new(TimeProvider.System);

    [Fact]
    public void A_timer_of_an_attempt_in_time_is_used_again()
    {
        var timer = _timers.Rent(Limit);
        _timers.Return(timer);

        _timers.Rent(Limit).Should().BeSameAs(timer);
        _timers.Rent(Limit).Should().NotBeSameAs(timer, "it is in use");
    }

    [Fact]
    public void No_more_timers_are_kept_than_a_busy_process_needs()
    {
        var timers = Enumerable.Range(0, MaxKept + 2).Select(_ => _timers.Rent(Limit)).ToArray();

        Array.ForEach(timers, _timers.Return);

        timers.Take(MaxKept).Should().OnlyContain(timer => !IsDisposed(timer));
        timers.Skip(MaxKept).Should().OnlyContain(timer => IsDisposed(timer));
        Enumerable.Range(0, MaxKept).Select(_ => _timers.Rent(Limit)).Should().Equal(timers.Take(MaxKept));
        timers.Should().NotContain(_timers.Rent(Limit));
    }

    [Fact]
    public void There_is_room_again_for_a_timer_that_was_taken_out()
    {
        var timers = Enumerable.Range(0, MaxKept + 1).Select(_ => _timers.Rent(Limit)).ToArray();
        Array.ForEach(timers, _timers.Return);
        var taken = _timers.Rent(Limit);

        _timers.Return(taken);

        IsDisposed(taken).Should().BeFalse();
    }

    [Fact]
    public void A_timer_that_ran_out_is_not_used_again()
    {
        var timer = _timers.Rent(Limit);
        timer.Cancel();

        _timers.Return(timer);

        IsDisposed(timer).Should().BeTrue();
        _timers.Rent(Limit).IsCancellationRequested.Should().BeFalse();
    }

    [Fact]
    public void Timers_of_another_clock_cannot_be_used_again()
    {
        var clock = new FakeTimeProvider();
        var timers = new AttemptTimers(clock);
        var timer = timers.Rent(Limit);
        timers.Return(timer);

        IsDisposed(timer).Should().BeTrue();
        var next = timers.Rent(Limit);
        clock.Advance(Limit);
        next.IsCancellationRequested.Should().BeTrue("its time is the clock's");
    }

    private static bool IsDisposed(CancellationTokenSource timer)
    {
        try
        {
            _ = timer.Token;
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }
}
