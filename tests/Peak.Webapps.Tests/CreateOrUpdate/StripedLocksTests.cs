namespace Peak.Webapps.Tests;

public sealed class StripedLocksTests
{
    private readonly StripedLocks _locks = new();
    private readonly List<string> _started = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Actions_with_the_same_key_run_one_after_the_other_in_the_order_of_their_calls()
    {
        var gate = new TaskCompletionSource();
        var actions = new[] { RunAsync("one", "0", gate.Task), RunAsync("one", "1", Task.CompletedTask), RunAsync("one", "2", Task.CompletedTask) };
        _started.Should().Equal("0");

        gate.SetResult();
        await Task.WhenAll(actions);

        _started.Should().Equal("0", "1", "2");
    }

    [Fact]
    public async Task Actions_with_other_keys_run_concurrently_and_keys_are_case_sensitive()
    {
        var gate = new TaskCompletionSource();
        var first = RunAsync("one", "one", gate.Task);

        await RunAsync("ONE", "ONE", Task.CompletedTask);

        first.IsCompleted.Should().BeFalse();
        gate.SetResult();
        await first;
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_it_waits_does_not_run_and_the_next_one_does()
    {
        using var cancellation = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        var first = RunAsync("one", "first", gate.Task);
        var cancelled = _locks.RunAsync("one", () => Task.FromResult(_started.Count), cancellation.Token);
        var last = RunAsync("one", "last", Task.CompletedTask);

        await cancellation.CancelAsync();
        await cancelled.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        gate.SetResult();
        await Task.WhenAll(first, last);

        _started.Should().Equal("first", "last");
    }

    [Fact]
    public async Task A_failed_action_releases_its_lock()
    {
        await FluentActions.Awaiting(() => _locks.RunAsync<int>("one", () => throw new NotSupportedException(), Token))
            .Should().ThrowAsync<NotSupportedException>();

        await RunAsync("one", "next", Task.CompletedTask);

        _started.Should().Equal("next");
    }

    [Fact]
    public async Task Two_keys_that_share_a_lock_run_one_after_the_other()
    {
        // Their hashes differ by 64, the number of locks.
        var (one, other) = ("a", "\u00A1");
        var gate = new TaskCompletionSource();
        var first = RunAsync(one, one, gate.Task);
        var second = RunAsync(other, other, Task.CompletedTask);
        _started.Should().Equal(one);

        gate.SetResult();
        await Task.WhenAll(first, second);

        _started.Should().Equal(one, other);
    }

    private Task<int> RunAsync(string key, string name, Task end) => _locks.RunAsync(
        key,
        async () =>
        {
            _started.Add(name);
            await end;
            return _started.Count;
        },
        Token);
}
