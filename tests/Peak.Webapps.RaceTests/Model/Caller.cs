namespace Peak.Webapps.RaceTests;

/// <summary>One call of the client under test.</summary>
/// <param name="index">The number of the caller.</param>
/// <param name="queue">Callers with the same one run one after the other.</param>
internal sealed class Caller(int index, object? queue)
{
    private readonly CancellationTokenSource _cancellation = new();

    internal int Index { get; } = index;

    internal object? Queue { get; } = queue;

    internal CancellationToken Token => _cancellation.Token;

    internal bool IsCancelled => _cancellation.IsCancellationRequested;

    internal bool HasStarted { get; private set; }

    internal bool HasEnded { get; private set; }

    /// <summary>The step of the race in which it started.</summary>
    internal int Started { get; private set; }

    /// <summary>The step of the race in which it ended.</summary>
    internal int Ended { get; private set; }

    /// <summary>The exception that it ended with.</summary>
    internal Exception? Error { get; private set; }

    internal int NextNumber { get; set; }

    /// <summary>Its requests, in order.</summary>
    internal List<Exchange> Exchanges { get; } = [];

    /// <summary>The ids of webapps that a response showed as being deleted.</summary>
    internal HashSet<string> SeenDeleting { get; } = [];

    /// <summary>The number of its requests whose connection was cut.</summary>
    internal int Cuts { get; set; }

    internal void Start(int now) => (HasStarted, Started) = (true, now);

    internal void End(int now, Exception? error) => (HasEnded, Ended, Error) = (true, now, error);

    internal void Cancel() => _cancellation.Cancel();
}
