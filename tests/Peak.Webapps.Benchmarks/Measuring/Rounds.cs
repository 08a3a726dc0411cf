namespace Peak.Webapps.Benchmarks.Measuring;

/// <summary>
/// Measures calls in turns, in one process. Times are CPU times of the process, which other processes change little. They
/// still differ from run to run; the ratio of two times that were taken one after the other differs less, and the median
/// of many such ratios even less.
/// </summary>
internal static class Rounds
{
    internal const int Count = 51;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(10);

    /// <param name="calls">The calls to measure. The ratios are those to the first one.</param>
    internal static IReadOnlyList<Cost> Measure(IReadOnlyList<Func<Task>> calls)
    {
        // Twice: the second time, each call runs the code that the compiler optimized after the first.
        var repetitions = calls.Select(RepetitionsPerTurn).ToArray();
        repetitions = [.. calls.Select(RepetitionsPerTurn)];
        var times = calls.Select(_ => new double[Count]).ToArray();
        var bytes = calls.Select(_ => double.MaxValue).ToArray();
        for (var round = 0; round < Count; round++)
        {
            for (var turn = 0; turn < calls.Count; turn++)
            {
                // Each round begins with another call, so that none always follows the same one.
                var index = (turn + round) % calls.Count;
                var (time, allocated) = MeasureTurn(calls[index], repetitions[index]);
                times[index][round] = time;
                bytes[index] = Math.Min(bytes[index], allocated);
            }
        }

        return [.. calls.Select((_, index) => new Cost(
            Median(times[index]),
            bytes[index],
            Median(times[index].Zip(times[0], static (own, first) => own / first)),
            bytes[index] / bytes[0]))];
    }

    internal static TimeSpan CpuTime() => Environment.CpuUsage.TotalTime;

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Warms up, and returns how often the call fits into a turn.</summary>
    private static int RepetitionsPerTurn(Func<Task> call)
    {
        var start = CpuTime();
        var count = 0;
        for (; CpuTime() - start < WarmUp; count++)
        {
            Wait(call());
        }

        return Math.Max(1, (int)(count * (Turn / WarmUp)));
    }

    private static (double Microseconds, double Bytes) MeasureTurn(Func<Task> call, int repetitions)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var start = CpuTime();
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            Wait(call());
        }

        var time = CpuTime() - start;
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        return (time.TotalMicroseconds / repetitions, (double)bytes / repetitions);
    }

    private static void Wait(Task task) => task.GetAwaiter().GetResult();
}
