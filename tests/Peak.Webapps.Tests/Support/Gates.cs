using System.Collections.Concurrent;

namespace Peak.Webapps.Tests;

/// <summary>Holds each page back until the test lets it go.</summary>
internal sealed class Gates
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<string>> _gates = new();

    /// <summary>Waits for the response to a page; ends with the request.</summary>
    internal Task<string> WaitAsync(int page, CancellationToken cancellationToken) => Gate(page).Task.WaitAsync(cancellationToken);

    internal void Open(int page, string json) => Gate(page).SetResult(json);

    internal void Fail(int page, Exception exception) => Gate(page).SetException(exception);

    private TaskCompletionSource<string> Gate(int page) =>
        _gates.GetOrAdd(page, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
