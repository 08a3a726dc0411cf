using CsCheck;

namespace Peak.Webapps.RaceTests;

/// <summary>What races are generated from.</summary>
internal static class Schedules
{
    /// <summary>How many schedules explore each promise.</summary>
    private const int Count = 600;

    private static readonly long? AskedFor = long.TryParse(Environment.GetEnvironmentVariable("CsCheck_Iter"), out var count) ? count : null;

    /// <summary>Which of the possible things is next, for long enough that most races end within it.</summary>
    internal static Gen<int[]> Choices { get; } = Gen.Int[0, 5039].Array[0, 150];

    internal static Gen<Fate[]> Fates { get; } = Gen.Frequency(
        (4, Gen.Const(Fate.Answered)),
        (2, Gen.Const(Fate.CutAfter)),
        (1, Gen.Const(Fate.CutBefore))).Array[0, 12];

    /// <summary>Explores a promise over many schedules. A failure names the seed that replays it, see CONTRIBUTING.md.</summary>
    internal static void Explore<T>(this Gen<T> races, Action<T> keepsItsPromise, int count = Count) =>
        races.Sample(keepsItsPromise, iter: AskedFor ?? count);
}
