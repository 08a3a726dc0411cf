using System.Diagnostics;
using System.Globalization;
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
        using var server = new LoopbackServer();
        var answers = Peer.All.Select(static _ => new List<double>()).ToArray();
        var calls = Peer.All.Select(static _ => new List<double>()).ToArray();
        // The first round only fills the caches of the file system.
        for (var round = 0; round <= Count; round++)
        {
            for (var turn = 0; turn < Peer.All.Count; turn++)
            {
                var who = (turn + round) % Peer.All.Count;
                var answer = TimeToFirstAnswer(who, server.Address);
                var call = TimeOfFirstCall(who);
                if (round > 0)
                {
                    answers[who].Add(answer);
                    calls[who].Add(call);
                }
            }
        }

        return $"""
            From the start of the process to its first answer, a describe over loopback; and within a process the making of
            the client and its first list of 100, in memory. Medians of {Count} processes each, in turns; ratios to the floor
            are medians of the rounds' ratios.

            {Goal.Table([new("first call of a process, time relative to the floor", 1.10, Ratio(calls, 1))])}
            {Markdown.Table(
                ["", "start to first answer", "", "first call", ""],
                Peer.All.Select((peer, who) => (string[])[peer.Name, Time(answers, who), Markdown.Ratio(Ratio(answers, who)), Time(calls, who), Markdown.Ratio(Ratio(calls, who))]))}
            """;
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

    private static double TimeToFirstAnswer(int who, Uri address)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = ChildProcess.Start(FirstAnswerCommand, Index(who), address.ToString());
        ReadLine(process);
        var time = Stopwatch.GetElapsedTime(start);
        process.WaitForExit();
        return time.TotalMicroseconds;
    }

    private static double TimeOfFirstCall(int who)
    {
        using var process = ChildProcess.Start(FirstCallCommand, Index(who));
        var time = double.Parse(ReadLine(process), CultureInfo.InvariantCulture);
        process.WaitForExit();
        return time;
    }

    private static string ReadLine(Process process) =>
        process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The process ended without an answer.");

    private static string Index(int who) => who.ToString(CultureInfo.InvariantCulture);

    private static Peer PeerAt(string who) => Peer.All[int.Parse(who, CultureInfo.InvariantCulture)];

    private static string Time(IReadOnlyList<double>[] times, int who) => Markdown.Time(Rounds.Median(times[who]));

    private static double Ratio(IReadOnlyList<double>[] times, int who) =>
        Rounds.Median(times[who].Zip(times[0], static (own, floor) => own / floor));
}
