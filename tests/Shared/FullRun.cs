using System.Globalization;

namespace Peak.Webapps.TestSupport;

/// <summary>How much of the random exploration a run does, and from which seed.</summary>
/// <remarks>
/// <c>dotnet test</c> explores a tenth, with a fixed seed. <c>build/test-all</c> sets <c>PEAK_FULL_RUN=1</c> for all of it.
/// <c>build/mutation</c>, which repeats each test many times, sets <c>PEAK_FULL_RUN=0</c> for a thousandth.
/// <c>PEAK_SEED</c> starts from another seed.
/// </remarks>
public static class FullRun
{
    private const int DefaultSeed = 20261127;

    /// <summary>Whether the run was asked to explore at full length.</summary>
    public static bool IsRequested { get; } = Mode == "1";

    /// <summary>The seed of everything random in the run.</summary>
    public static int Seed { get; } = Environment.GetEnvironmentVariable("PEAK_SEED") is { Length: > 0 } seed
        ? int.Parse(seed, CultureInfo.InvariantCulture)
        : DefaultSeed;

    private static string? Mode => Environment.GetEnvironmentVariable("PEAK_FULL_RUN");

    /// <summary>The part of a number of cases that the run explores, at least one.</summary>
    public static int Share(int full) => IsRequested ? full : Math.Max(1, full / (Mode == "0" ? 1000 : 10));
}
