using System.Reflection;

namespace Build.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    internal static string Folder { get; } = Metadata("Repository");

    /// <summary>The configuration that the tests, and with them the packages, were built in.</summary>
    internal static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The version of the packages.</summary>
    internal static string Version { get; } = Metadata("Version");

    internal static string PathOf(string relative) => Path.Combine(Folder, relative);

    internal static byte[] Read(string relative) => File.ReadAllBytes(PathOf(relative));

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
