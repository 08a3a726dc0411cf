using System.Reflection;

namespace Build.Tests;

/// <summary>What these tests are told of the repository that they belong to.</summary>
internal static class Repository
{
    internal static string Folder { get; } = Metadata("Repository");

    /// <summary>The version of the packages.</summary>
    internal static string Version { get; } = Metadata("Version");

    /// <summary>The version that users have.</summary>

    internal static string PathOf(string relative) => Path.Combine(Folder, relative);

    internal static byte[] Read(string relative) => File.ReadAllBytes(PathOf(relative));

    internal static string ReadText(string relative) => File.ReadAllText(PathOf(relative));

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
