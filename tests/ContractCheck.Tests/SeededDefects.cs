namespace Peak.Webapps.Build.Tests;

internal static partial class SeededDefects
{
    public static IReadOnlyList<SeededDefect> All { get; } =
    [
        .. OfTheDocument,
        .. OfKeywords,
        .. OfReferences,
        .. OfOperations,
        .. OfParameters,
        .. OfSchemas,
        .. OfExamples,
    ];
}
