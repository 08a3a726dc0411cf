namespace Peak.Webapps.AllocationTests.Support;

/// <summary>Measures what is allocated on the large-object heap, where objects of 85,000 bytes and more go.</summary>
internal static class LargeObjectHeap
{
    internal const int SmallestObject = 85_000;

    private const int Generation = 3;
    private const int Turns = 5;

    /// <summary>
    /// Returns the bytes that a piece of work allocates there, garbage included: the size of the heap at the start of the
    /// next collection minus its size at the end of the last one. The minimum of several turns, because the rest of the
    /// process may allocate there, too.
    /// </summary>
    internal static async Task<long> BytesOfAsync(Func<Task> work)
    {
        await work();
        var least = long.MaxValue;
        for (var turn = 0; turn < Turns;)
        {
            var before = Collect();
            var collections = GC.CollectionCount(GC.MaxGeneration);
            await work();
            if (GC.CollectionCount(GC.MaxGeneration) != collections)
            {
                // Another collection has removed the garbage: this turn does not count.
                continue;
            }

            var after = Collect();
            least = Math.Min(least, after.SizeBeforeBytes - after.FragmentationBeforeBytes - (before.SizeAfterBytes - before.FragmentationAfterBytes));
            turn++;
        }

        return least;
    }

    private static GCGenerationInfo Collect()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        return GC.GetGCMemoryInfo(GCKind.FullBlocking).GenerationInfo[Generation];
    }
}
