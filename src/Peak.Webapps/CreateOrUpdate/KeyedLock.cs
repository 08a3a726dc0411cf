namespace Peak.Webapps;

/// <summary>Lets those who come with the same key in one at a time, in the order in which they came.</summary>
/// <remarks>Holds nothing for a key that nobody has entered or waits for. Keys are told apart by their exact characters.</remarks>
internal sealed class KeyedLock
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The number of keys that somebody has entered or waits for.</summary>
    internal int Count
    {
        get
        {
            lock (_entries)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Enters, as soon as nobody else is in.</summary>
    /// <returns>To be disposed once, to leave.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the turn came.</exception>
    internal async ValueTask<IDisposable> EnterAsync(string key, CancellationToken cancellationToken)
    {
        var entry = Join(key);
        try
        {
            await entry.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            return entry;
        }
        catch
        {
            Part(entry);
            throw;
        }
    }

    private Entry Join(string key)
    {
        lock (_entries)
        {
            if (!_entries.TryGetValue(key, out var entry))
            {
                _entries.Add(key, entry = new(this, key));
            }

            entry.Users++;
            return entry;
        }
    }

    private void Part(Entry entry)
    {
        lock (_entries)
        {
            if (--entry.Users > 0)
            {
                return;
            }

            _entries.Remove(entry.Key);
        }

        entry.Turn.Dispose();
    }

    private sealed class Entry(KeyedLock owner, string key) : IDisposable
    {
        public string Key { get; } = key;

        public SemaphoreSlim Turn { get; } = new(1, 1);

        /// <summary>How many are in or wait. Guarded by the owner's lock.</summary>
        public int Users { get; set; }

        public void Dispose()
        {
            Turn.Release();
            owner.Part(this);
        }
    }
}
