namespace Peak.Webapps.Testing;

/// <summary>Answers that a test has planned, by operation, each given once. Safe to use from many threads.</summary>
internal sealed class PlannedResponses
{
    private readonly object _lock = new();
    private readonly Dictionary<string, Queue<FakeResponse>> _answers = [];

    public void Add(string operationId, FakeResponse answer, int times)
    {
        lock (_lock)
        {
            if (!_answers.TryGetValue(operationId, out var queue))
            {
                _answers.Add(operationId, queue = []);
            }

            for (var time = 0; time < times; time++)
            {
                queue.Enqueue(answer);
            }
        }
    }

    /// <summary>The next planned answer; null when none is planned.</summary>
    public FakeResponse? Next(string operationId)
    {
        lock (_lock)
        {
            return _answers.TryGetValue(operationId, out var queue) && queue.TryDequeue(out var answer) ? answer : null;
        }
    }
}
