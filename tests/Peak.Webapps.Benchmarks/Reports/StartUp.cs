using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Peak.Webapps.Benchmarks.Measuring;
using Peak.Webapps.Benchmarks.Peers;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks.Reports;

/// <summary>How long a new process takes to its first answer: each measurement is a process of its own.</summary>
internal static class StartUp
{
    internal const string FirstAnswerCommand = "first-answer";
    internal const string FirstCallCommand = "first-call";

    private const int Count = 15;

    internal static string Measure()
    {
        var folder = Directory.CreateTempSubdirectory("peak-webapps-start-up-").FullName;
        try
        {
            using var server = new LoopbackServer();
            var asBuilt = new Times(ChildProcess.Self);
            var compiled = new Times(PublishReadyToRun(folder));
            // The first round only fills the caches of the file system.
            for (var round = 0; round <= Count; round++)
            {
                foreach (var times in (Times[])[asBuilt, compiled])
                {
                    times.Measure(round, server.Address);
                }
            }

            return $"""
                From the start of the process to its first answer, a describe over loopback; and within a process the making of
                the client and its first list of 100, in memory. Medians of {Count} processes each, in turns; ratios to the floor
                are medians of the rounds' ratios.

                {Goal.Table(
                [
                    new("first call of a process, time relative to the floor", 1.10, asBuilt.RatioOfFirstCall(1)),
                    new("the same, of a program that is published with `PublishReadyToRun`", 1.10, compiled.RatioOfFirstCall(1)),
                ])}
                As `dotnet build` makes a program: of .NET itself the machine code comes along, all else is compiled as it is called,
                and that is most of the time.

                {asBuilt.Table()}
                The same program, published with `PublishReadyToRun`: the machine code of all of it comes along.

                {compiled.Table()}
                """;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the process does whose time to the first answer is measured: one call, and a line when it is answered.</summary>
    internal static async Task AnswerAsync(string who, string address)
    {
        using var connections = new SocketsHttpHandler();
        await PeerAt(who).Over(new Uri(address), connections).DescribeAsync().ConfigureAwait(false);
        Console.WriteLine();
    }

    /// <summary>What the process does that measures its own first call.</summary>
    internal static async Task CallAsync(string who)
    {
        using var handler = StubService.Succeeding();
        var start = Stopwatch.GetTimestamp();
        await PeerAt(who).Over(new Uri("https://service.peak.ai/"), handler).ListAsync().ConfigureAwait(false);
        var time = Stopwatch.GetElapsedTime(start);
        Console.WriteLine(time.TotalMicroseconds.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Makes of this program one that brings its machine code along; the path of that one.</summary>
    private static string PublishReadyToRun(string folder)
    {
        var output = Path.Combine(folder, "program");
        // Built apart, so that this program stays as it was built.
        ChildProcess.Run(
            RepositoryFolder.Path,
            "dotnet",
            "publish",
            "tests/Peak.Webapps.Benchmarks",
            "--configuration",
            "Release",
            "--runtime",
            RuntimeInformation.RuntimeIdentifier,
            "--no-self-contained",
            "--output",
            output,
            "-p:PublishReadyToRun=true");
        return Path.Combine(output, Path.GetFileName(ChildProcess.Self));
    }

    private static Peer PeerAt(string who) => Peer.All[int.Parse(who, CultureInfo.InvariantCulture)];

    /// <summary>What was measured of a program, peer by peer.</summary>
    private sealed class Times(string program)
    {
        private readonly List<double>[] _answers = [.. Peer.All.Select(static _ => new List<double>())];
        private readonly List<double>[] _calls = [.. Peer.All.Select(static _ => new List<double>())];

        internal void Measure(int round, Uri server)
        {
            for (var turn = 0; turn < Peer.All.Count; turn++)
            {
                var who = (turn + round) % Peer.All.Count;
                var answer = TimeToFirstAnswer(who, server);
                var call = TimeOfFirstCall(who);
                if (round > 0)
                {
                    _answers[who].Add(answer);
                    _calls[who].Add(call);
                }
            }
        }

        internal double RatioOfFirstCall(int who) => Ratio(_calls, who);

        internal string Table() => Markdown.Table(
            ["", "start to first answer", "", "first call", ""],
            Peer.All.Select((peer, who) => (string[])[peer.Name, Time(_answers, who), Markdown.Ratio(Ratio(_answers, who)), Time(_calls, who), Markdown.Ratio(Ratio(_calls, who))]));

        private double TimeToFirstAnswer(int who, Uri address)
        {
            var start = Stopwatch.GetTimestamp();
            using var process = ChildProcess.Start(program, FirstAnswerCommand, Index(who), address.ToString());
            ReadLine(process);
            var time = Stopwatch.GetElapsedTime(start);
            process.WaitForExit();
            return time.TotalMicroseconds;
        }

        private double TimeOfFirstCall(int who)
        {
            using var process = ChildProcess.Start(program, FirstCallCommand, Index(who));
            var time = double.Parse(ReadLine(process), CultureInfo.InvariantCulture);
            process.WaitForExit();
            return time;
        }

        private static string ReadLine(Process process) =>
            process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The process ended without an answer.");

        private static string Index(int who) => who.ToString(CultureInfo.InvariantCulture);

        private static string Time(IReadOnlyList<double>[] times, int who) => Markdown.Time(Rounds.Median(times[who]));

        private static double Ratio(IReadOnlyList<double>[] times, int who) =>
            Rounds.Median(times[who].Zip(times[0], static (own, floor) => own / floor));
    }
}
