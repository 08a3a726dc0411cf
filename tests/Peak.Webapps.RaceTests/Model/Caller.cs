namespace Peak.Webapps.RaceTests;

/// <summary>Somebody who calls the client under test, once.</summary>
/// <param name="index">Tells callers apart.</param>
/// <param name="turns">What it shares with those it takes turns with.</param>
internal sealed class Caller(int index, object? turns)
{
    private readonly CancellationTokenSource _cancellation = new();

    internal int Index { get; } = index;

    internal object? Turns { get; } = turns;

    internal CancellationToken Token => _cancellation.Token;

    internal bool IsCancelled => _cancellation.IsCancellationRequested;

    internal bool HasStarted { get; private set; }

    internal bool HasEnded { get; private set; }

    /// <summary>The step of the race in which it started.</summary>
    internal int Started { get; private set; }

    /// <summary>The step of the race in which it ended.</summary>
    internal int Ended { get; private set; }

    /// <summary>What it ended with, if not with success.</summary>
    internal Exception? Failure { get; private set; }

    internal int NextNumber { get; set; }

    /// <summary>What it sent, in order.</summary>
    internal List<Exchange> Exchanges { get; } = [];

    /// <summary>The ids of webapps that it was told are being deleted.</summary>
    internal HashSet<string> ToldOfDeletion { get; } = [];

    /// <summary>How many of its requests were cut.</summary>
    internal int Cuts { get; set; }

    internal void Start(int now) => (HasStarted, Started) = (true, now);

    internal void End(int now, Exception? failure) => (HasEnded, Ended, Failure) = (true, now, failure);

    internal void Cancel() => _cancellation.Cancel();
}
