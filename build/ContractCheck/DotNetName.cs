using System.Text.RegularExpressions;

namespace Peak.Webapps.Build;

/// <summary>How names of the contract are written in C#.</summary>
internal static partial class DotNetName
{
    public static bool IsIdentifier(string name) => Identifier().IsMatch(name);

    public static bool IsCamelCase(string name) => IsIdentifier(name) && char.IsAsciiLetterLower(name[0]);

    public static bool IsPascalCase(string name) => IsIdentifier(name) && char.IsAsciiLetterUpper(name[0]);

    /// <summary>The name in PascalCase; names that differ only in separators give the same name.</summary>
    public static string ToPascalCase(string name) =>
        string.Concat(name.Split(['-', '_', '.', ' ', '$', '@'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Identifier();
}
