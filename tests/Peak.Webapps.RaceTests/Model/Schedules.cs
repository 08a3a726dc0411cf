using CsCheck;

namespace Peak.Webapps.RaceTests;

/// <summary>Generates schedules, and explores races with them.</summary>
internal static class Schedules
{
    /// <summary>Which of the possible steps is next, for long enough that most races end within it.</summary>
    internal static Gen<int[]> Choices { get; } = Gen.Int[0, 5039].Array[0, 150];

    internal static Gen<RequestFate[]> Fates { get; } = Gen.Frequency(
        (4, Gen.Const(RequestFate.Completed)),
        (2, Gen.Const(RequestFate.CutAfter)),
        (1, Gen.Const(RequestFate.CutBefore))).Array[0, 12];

    /// <summary>Runs a test with many settings: the same ones in each run, as they follow from the seed. A failure names the setting.</summary>
    /// <param name="settings">Generates the settings.</param>
    /// <param name="test">Throws if an expectation does not hold for the setting.</param>
    /// <param name="count">The number of settings in a full run.</param>
    internal static void Explore<T>(this Gen<T> settings, Action<T> test, int count = 1000)
    {
        for (var number = 0; number < FullRun.Share(count); number++)
        {
            var setting = settings.Generate(new PCG((uint)number, (ulong)FullRun.Seed), null, out _);
            try
            {
                test(setting);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Setting {number} of seed {FullRun.Seed} fails: {setting}", exception);
            }
        }
    }
}
