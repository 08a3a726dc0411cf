using System.Reflection;
using System.Text.RegularExpressions;

namespace Peak.Webapps;

/// <summary>The User-Agent header: the application, if it gives its name, this library, and what it runs on.</summary>
internal static partial class UserAgent
{
    private const string Token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private const string Product = $"{Token}(/{Token})?";

    private static readonly string Library = $"Peak.Webapps/{Version()} (.NET {Environment.Version}; {OperatingSystemName()})";

    internal static string Of(string? applicationName) => string.IsNullOrWhiteSpace(applicationName) ? Library : $"{applicationName} {Library}";

    /// <summary>Whether the text is a list of products, each with or without a version, such as <c>my-job/1.2 my-framework</c>.</summary>
    internal static bool AreProducts(string text) => Products().IsMatch(text);

    private static string Version()
    {
        var assembly = typeof(UserAgent).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? $"{assembly.GetName().Version}";
        // Without the commit.
        return version.Split('+')[0];
    }

    private static string OperatingSystemName() =>
        OperatingSystem.IsWindows() ? "Windows"
        : OperatingSystem.IsLinux() ? "Linux"
        : OperatingSystem.IsMacOS() ? "macOS"
        : $"{Environment.OSVersion.Platform}";

    [GeneratedRegex($"^{Product}( {Product})*\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Products();
}
