using System.Collections.Concurrent;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>The cases of this run, each run once.</summary>
public sealed class FaultMatrixRun : IAsyncLifetime
{
    private readonly ConcurrentDictionary<FaultCase, FaultCaseResult> _results = new();

    internal OutputSearch Output { get; } = new();

    internal IReadOnlyCollection<FaultCaseResult> Results => [.. FaultCase.OfThisRun.Select(item => _results[item])];

    public async ValueTask InitializeAsync()
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(FaultCase.OfThisRun, parallel, async (item, token) => _results[item] = await FaultCaseRun.RunAsync(item, Output, token));
        Output.ReadDiagnosed();
    }

    public ValueTask DisposeAsync()
    {
        Output.Dispose();
        return default;
    }
}
