using System.Diagnostics;

namespace Peak.Webapps.Benchmarks.Measuring;

/// <summary>
/// Measures contestants in turns. Times differ from run to run and from minute to minute; the ratio of two times that
/// were taken one after the other differs little, and the median of many such ratios least.
/// </summary>
internal static class Rounds
{
    private const int Count = 51;

    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(500);

    // Short, so that a busy machine interrupts few of them: the median does not see those.
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(10);

    internal static IReadOnlyList<Cost> Measure(Contest contest)
    {
        var contestants = contest.Contestants;
        // Twice: the second pass is done with what the compiler made of the first.
        var calls = contestants.Select(CallsPerTurn).ToArray();
        calls = [.. contestants.Select(CallsPerTurn)];
        var times = contestants.Select(_ => new double[Count]).ToArray();
        var bytes = contestants.Select(_ => double.MaxValue).ToArray();
        for (var round = 0; round < Count; round++)
        {
            for (var turn = 0; turn < contestants.Count; turn++)
            {
                // Another one begins each round, so that none always follows the same.
                var who = (turn + round) % contestants.Count;
                var (time, allocated) = Take(contestants[who], calls[who]);
                times[who][round] = time;
                bytes[who] = Math.Min(bytes[who], allocated);
            }
        }

        return [.. contestants.Select((_, who) => new Cost(
            Median(times[who]),
            bytes[who],
            Median(times[who].Zip(times[0], (own, first) => own / first)),
            bytes[who] / bytes[0]))];
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Calls until the compiler has done its best, and counts what fits into a turn.</summary>
    private static int CallsPerTurn(Contestant contestant)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < WarmUp)
        {
            Wait(contestant.Call());
        }

        const int Sample = 3;
        watch.Restart();
        for (var call = 0; call < Sample; call++)
        {
            Wait(contestant.Call());
        }

        return (int)Math.Clamp(Turn / (watch.Elapsed / Sample), 1, 50_000);
    }

    private static (double Microseconds, double Bytes) Take(Contestant contestant, int calls)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < calls; call++)
        {
            Wait(contestant.Call());
        }

        var time = Stopwatch.GetElapsedTime(start);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        return (time.TotalMicroseconds / calls, (double)bytes / calls);
    }

    private static void Wait(Task task) => task.GetAwaiter().GetResult();
}
