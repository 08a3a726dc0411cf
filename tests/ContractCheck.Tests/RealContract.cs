namespace Peak.Webapps.Build.Tests;

/// <summary>The contract of this repository, as the build copies it beside the tests.</summary>
internal static class RealContract
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "webapps.yaml");

    public static string Text { get; } = File.ReadAllText(Path);

    /// <summary>The line of the contract's version, which changes with each release.</summary>
    public static string VersionLine { get; } = Text.Split('\n').Single(line => line.StartsWith("  version: ", StringComparison.Ordinal)).Trim();
}
