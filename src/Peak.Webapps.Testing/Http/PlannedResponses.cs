namespace Peak.Webapps.Testing;

/// <summary>The responses that a test has planned, by operation. Each is used once. Thread-safe.</summary>
internal sealed class PlannedResponses
{
    private readonly object _lock = new();
    private readonly SortedDictionary<string, Queue<FakeResponse>> _responses = new(StringComparer.Ordinal);

    /// <summary>The responses that were not used yet.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FakeResponse>> Unused
    {
        get
        {
            lock (_lock)
            {
                return _responses.Where(planned => planned.Value.Count > 0)
                    .ToDictionary(planned => planned.Key, IReadOnlyList<FakeResponse> (planned) => [.. planned.Value]);
            }
        }
    }

    public void Add(string operationId, FakeResponse response, int times)
    {
        lock (_lock)
        {
            if (!_responses.TryGetValue(operationId, out var queue))
            {
                _responses.Add(operationId, queue = []);
            }

            for (var time = 0; time < times; time++)
            {
                queue.Enqueue(response);
            }
        }
    }

    /// <summary>Takes the next planned response; null when none is planned.</summary>
    public FakeResponse? Next(string operationId)
    {
        lock (_lock)
        {
            return _responses.TryGetValue(operationId, out var queue) && queue.TryDequeue(out var response) ? response : null;
        }
    }
}
