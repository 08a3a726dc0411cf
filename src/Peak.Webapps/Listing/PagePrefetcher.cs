namespace Peak.Webapps;

/// <summary>Requests pages by number, some of them ahead of the caller, and returns them in order. Not thread-safe.</summary>
/// <typeparam name="TPage">A page.</typeparam>
/// <param name="request">Requests the page of a number, counted from 1.</param>
/// <param name="pagesAhead">The largest number of pages that are requested, or received, ahead of the caller.</param>
/// <param name="cancellationToken">The caller's token.</param>
internal sealed class PagePrefetcher<TPage>(Func<int, CancellationToken, Task<TPage>> request, int pagesAhead, CancellationToken cancellationToken)
    : IAsyncDisposable
{
    private readonly CancellationTokenSource _cancelPending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly Queue<Task<TPage>> _pending = new();
    private int _lastRequested;

    /// <summary>Returns the next page, and requests it if it was not requested ahead.</summary>
    internal async Task<TPage> TakeAsync()
    {
        if (_pending.Count == 0)
        {
            RequestNext();
        }

        try
        {
            return await _pending.Dequeue().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The exception carries the caller's own token, not the linked one.
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>Requests pages ahead, up to the last page and the allowed number.</summary>
    internal void RequestAhead(int pageCount)
    {
        while (_pending.Count < pagesAhead && _lastRequested < pageCount)
        {
            RequestNext();
        }
    }

    /// <summary>Cancels the requests whose pages nobody will take, and waits until they have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_pending.Count > 0)
        {
            // CancelAsync would move to another thread.
            _cancelPending.Cancel();
        }

        foreach (Task page in _pending)
        {
            // Nobody takes this page, so its error is ignored.
            await page.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _cancelPending.Dispose();
    }

    private void RequestNext() => _pending.Enqueue(request(++_lastRequested, _cancelPending.Token));
}
