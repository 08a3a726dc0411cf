namespace Peak.Webapps.Build.Tests;

/// <summary>The contract of this repository, as the build copies it beside the tests.</summary>
internal static class RealContract
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "webapps.yaml");

    public static string Text { get; } = File.ReadAllText(Path);
}
