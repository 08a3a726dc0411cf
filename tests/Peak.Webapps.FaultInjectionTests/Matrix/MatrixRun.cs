using System.Collections.Concurrent;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>All cells of the matrix, each run once.</summary>
public sealed class MatrixRun : IAsyncLifetime
{
    private readonly ConcurrentDictionary<Cell, CellResult> _results = new();

    internal OutputWatch Watch { get; } = new();

    internal IReadOnlyCollection<CellResult> Results => [.. Cell.All.Select(cell => _results[cell])];

    public async ValueTask InitializeAsync()
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(Cell.All, parallel, async (cell, token) => _results[cell] = await CellRun.RunAsync(cell, Watch, token));
        Watch.ReadDiagnosed();
    }

    public ValueTask DisposeAsync()
    {
        Watch.Dispose();
        return default;
    }
}
