using BenchmarkDotNet.Attributes;
using Peak.Webapps.Benchmarks.Measuring;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks;

/// <summary>The contests of the ratios, under BenchmarkDotNet: a benchmark for each contestant.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private StubProcess? _server;
    private Func<Task> _call = null!;

    /// <summary>What is measured, and who does it.</summary>
    [ParamsSource(nameof(Names))]
    public string Case { get; set; } = "";

    public static IEnumerable<string> Names => All(new Uri("http://127.0.0.1")).Select(static pair => pair.Name);

    [GlobalSetup]
    public void FindCall()
    {
        _server = StubProcess.Start();
        _call = All(_server.Address).Single(pair => pair.Name == Case).Call;
    }

    [GlobalCleanup]
    public void EndServer() => _server?.Dispose();

    [Benchmark]
    public Task Call() => _call();

    private static IEnumerable<(string Name, Func<Task> Call)> All(Uri server) =>
        from contest in (IEnumerable<(string Place, Contest Contest)>)
        [
            .. Contests.InMemory().Select(static contest => ("in memory", contest)),
            .. Contests.OverLoopback(server).Select(static contest => ("loopback", contest)),
            .. Contests.Json().Select(static contest => ("JSON", contest)),
            .. Contests.Errors().Select(static contest => ("failure", contest)),
            ("options", Contests.Options()),
            ("list", Contests.Listing(static () => StubService.WithLongList())),
        ]
        from contestant in contest.Contest.Contestants
        select ($"{contest.Place}: {contest.Contest.Name}: {contestant.Name}", contestant.Call);
}
