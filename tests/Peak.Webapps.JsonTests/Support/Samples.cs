using CsCheck;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>Generated values, the same ones in every run with the same seed.</summary>
internal static class Samples
{
    internal static IEnumerable<T> Of<T>(Gen<T> values, int count)
    {
        for (var index = 0; index < count; index++)
        {
            yield return values.Generate(new PCG((uint)index, (ulong)FullRun.Seed), null, out _);
        }
    }
}
