namespace Peak.Webapps;

/// <summary>
/// Requests numbered pages and hands them out in order, some of them requested ahead. Used by one caller at a time.
/// </summary>
/// <typeparam name="TPage">A page.</typeparam>
/// <param name="request">Requests the page of a number, counted from 1.</param>
/// <param name="pagesAhead">How many pages at most are under way, or wait to be taken.</param>
/// <param name="cancellationToken">The caller's.</param>
internal sealed class PageWindow<TPage>(Func<int, CancellationToken, Task<TPage>> request, int pagesAhead, CancellationToken cancellationToken)
    : IAsyncDisposable
{
    private readonly CancellationTokenSource _left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly Queue<Task<TPage>> _requested = new();

    /// <summary>The last page that was requested.</summary>
    private int _lastPage;

    /// <summary>Takes the next page, and requests it if nobody did.</summary>
    internal async Task<TPage> TakeAsync()
    {
        if (_requested.Count == 0)
        {
            RequestNext();
        }

        try
        {
            return await _requested.Dequeue().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // With the caller's own token, not with the one that was linked to it.
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>Requests pages ahead, as far as there are pages and room.</summary>
    internal void RequestAhead(int pageCount)
    {
        while (_requested.Count < pagesAhead && _lastPage < pageCount)
        {
            RequestNext();
        }
    }

    /// <summary>Ends the requests that nobody will take, and waits until they have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_requested.Count > 0)
        {
            // Not CancelAsync, which takes another thread for it.
            _left.Cancel();
        }

        foreach (Task page in _requested)
        {
            // How it ended is nobody's business any more.
            await page.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _left.Dispose();
    }

    private void RequestNext() => _requested.Enqueue(request(++_lastPage, _left.Token));
}
