namespace Peak.Webapps;

/// <summary>Runs actions with the same key one after the other, in the order of their calls.</summary>
/// <remarks>Keys share a fixed number of locks: actions of two keys may wait for each other, which only costs time.</remarks>
internal sealed class StripedLocks
{
    private readonly SemaphoreSlim[] _locks = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    internal async Task<T> RunAsync<T>(string key, Func<Task<T>> action, CancellationToken cancellationToken)
    {
        // Unlike string.GetHashCode, the same in each process: which keys share a lock does not change from run to run.
        var hash = key.Aggregate(17u, static (hash, character) => unchecked((hash * 31) + character));
        var keyLock = _locks[hash % _locks.Length];
        await keyLock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await action().ConfigureAwait(false);
        }
        finally
        {
            keyLock.Release();
        }
    }
}
