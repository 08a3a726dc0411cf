using System.Reflection;

namespace Peak.Webapps.Benchmarks.Reports;

/// <summary>Where the sources are that this program was built from.</summary>
internal static class RepositoryFolder
{
    internal static string Path { get; } = typeof(RepositoryFolder).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "Repository")
        .Value!;
}
