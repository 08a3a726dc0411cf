namespace Peak.Webapps.Tests;

public sealed class KeyedLockTests
{
    private readonly KeyedLock _lock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_with_the_same_key_enter_one_at_a_time_in_the_order_in_which_they_came()
    {
        var first = await _lock.EnterAsync("one", Token);
        var second = _lock.EnterAsync("one", Token).AsTask();
        var third = _lock.EnterAsync("one", Token).AsTask();
        second.IsCompleted.Should().BeFalse();

        first.Dispose();
        using (await second)
        {
            third.IsCompleted.Should().BeFalse();
        }

        (await third).Dispose();
        _lock.Count.Should().Be(0);
    }

    [Fact]
    public async Task Other_keys_enter_at_once_and_case_tells_keys_apart()
    {
        using var one = await _lock.EnterAsync("one", Token);

        using var other = await _lock.EnterAsync("ONE", Token);

        _lock.Count.Should().Be(2);
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_nothing_behind_and_the_next_still_enters()
    {
        using var cancellation = new CancellationTokenSource();
        var first = await _lock.EnterAsync("one", Token);
        var impatient = _lock.EnterAsync("one", cancellation.Token).AsTask();
        var patient = _lock.EnterAsync("one", Token).AsTask();

        await cancellation.CancelAsync();

        (await FluentActions.Awaiting(() => impatient).Should().ThrowAsync<OperationCanceledException>())
            .Which.CancellationToken.Should().Be(cancellation.Token);
        first.Dispose();
        (await patient).Dispose();
        _lock.Count.Should().Be(0);
    }

    [Fact]
    public async Task A_call_that_fails_lets_go_of_its_name()
    {
        var service = new StubService().Throws(new HttpRequestException("broke"));
        var client = service.CreateClient();

        await FluentActions.Awaiting(() => client.CreateOrUpdateWebappAsync(new() { Name = "one" }, Token)).Should().ThrowAsync<PeakConnectionException>();

        client.BusyNames.Should().Be(0);
    }
}
