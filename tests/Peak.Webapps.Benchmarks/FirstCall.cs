using System.Diagnostics;
using System.Globalization;
using Peak.Webapps.Benchmarks.Measuring;
using Peak.Webapps.Benchmarks.Peers;
using Peak.Webapps.Benchmarks.Stubs;

namespace Peak.Webapps.Benchmarks;

/// <summary>Measures the first call of a process: creating the client and listing one page. Most of that time is compilation.</summary>
internal static class FirstCall
{
    internal const string Command = "first-call";

    internal const int Count = 15;

    /// <summary>Measures each peer in processes of its own, in turns.</summary>
    /// <returns>The milliseconds and the ratio to the first peer: medians.</returns>
    internal static IReadOnlyList<(double Milliseconds, double Ratio)> Measure()
    {
        var times = Peer.All.Select(static _ => new double[Count]).ToArray();
        // The first round fills the file system's caches.
        for (var round = -1; round < Count; round++)
        {
            for (var turn = 0; turn < times.Length; turn++)
            {
                var peer = (turn + round + times.Length) % times.Length;
                var time = MeasureProcess(peer);
                if (round >= 0)
                {
                    times[peer][round] = time;
                }
            }
        }

        return [.. times.Select(own => (Rounds.Median(own), Rounds.Median(own.Zip(times[0], static (time, first) => time / first))))];
    }

    /// <summary>Makes the first call of this process and writes its CPU time in milliseconds.</summary>
    internal static async Task MeasureAsync(string peer)
    {
        using var handler = StubService.Succeeding();
        var start = Rounds.CpuTime();
        await Peer.All[int.Parse(peer, CultureInfo.InvariantCulture)].Create(new Uri("https://service.peak.ai/"), handler).ListAsync().ConfigureAwait(false);
        Console.WriteLine((Rounds.CpuTime() - start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
    }

    private static double MeasureProcess(int peer)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Command, peer.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? double.Parse(output, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"{Peer.All[peer].Name} failed.");
    }
}
