using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Peak.Webapps.Benchmarks;
using Peak.Webapps.Benchmarks.Reports;
using Peak.Webapps.Benchmarks.Stubs;

const string Usage = """
    Measures the client beside others. One of:
      ratios [--write]     what calls cost, as ratios to the floor
      start-up [--write]   from the start of a process to its first answer
      build [--write]      what a build of the package costs
      bdn [...]            the calls under BenchmarkDotNet, with its own arguments
    --write puts the results into RESULTS.md.
    """;

switch (args)
{
    case ["ratios" or "start-up" or "build", .. [] or ["--write"]]:
        await MeasureAsync(args[0], write: args.Length > 1).ConfigureAwait(false);
        return 0;
    case ["bdn", .. var rest]:
        return RunBenchmarks(rest);
    case [StubProcess.Command]:
        await StubProcess.ServeAsync().ConfigureAwait(false);
        return 0;
    case [StartUp.FirstAnswerCommand, var peer, var address]:
        await StartUp.AnswerAsync(peer, address).ConfigureAwait(false);
        return 0;
    case [StartUp.FirstCallCommand, var peer]:
        await StartUp.CallAsync(peer).ConfigureAwait(false);
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 1;
}

static async Task MeasureAsync(string what, bool write)
{
    var results = what switch
    {
        "ratios" => await Ratios.MeasureAsync().ConfigureAwait(false),
        "start-up" => StartUp.Measure(),
        _ => BuildTimes.Measure(),
    };
    var text = $"Measured on {Machine.Description}.\n\n{results}";
    Console.WriteLine(text);
    if (write)
    {
        ResultsFile.Replace(what, text);
    }
}

// In this process: a project that is generated for each benchmark would have to be built with ours.
static int RunBenchmarks(string[] arguments)
{
    var config = DefaultConfig.Instance
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
        .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(160));
    BenchmarkSwitcher.FromTypes([typeof(CallBenchmarks)]).Run(arguments, config);
    return 0;
}
