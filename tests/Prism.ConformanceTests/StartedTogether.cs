namespace Peak.Webapps.Judging;

/// <summary>What takes its time to start, started side by side; all that did start is stopped, also when one did not.</summary>
internal sealed class StartedTogether : IAsyncDisposable
{
    private readonly List<(Task Start, Func<ValueTask> Stop)> _started = [];

    public Task<T> Add<T>(Task<T> start)
        where T : IAsyncDisposable
    {
        _started.Add((start, () => start.Result.DisposeAsync()));
        return start;
    }

    public Task AllAsync() => Task.WhenAll(_started.Select(one => one.Start));

    public async ValueTask DisposeAsync()
    {
        foreach (var (start, stop) in _started)
        {
            await start.ContinueWith(_ => { }, TaskScheduler.Default);
            if (start.IsCompletedSuccessfully)
            {
                await stop();
            }
        }
    }
}
