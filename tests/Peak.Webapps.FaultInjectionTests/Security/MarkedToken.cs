using System.Text;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A token that can be found in any encoding.</summary>
internal static class MarkedToken
{
    /// <summary>Has characters that each kind of escaping changes, and a part that none changes.</summary>
    internal const string Value = "Bearer 4711/markedtoken+==<&%41\"'>";

    private static readonly string[] Forms =
    [
        "markedtoken",
        .. Enumerable.Range(0, 3).Select(InBase64),
        Convert.ToHexString("markedtoken"u8),
    ];

    internal static bool IsIn(string? text) =>
        text is not null && Array.Exists(Forms, form => text.Contains(form, StringComparison.OrdinalIgnoreCase));

    /// <summary>The mark in base64, at each offset in a group of three bytes.</summary>
    private static string InBase64(int offset)
    {
        var text = Convert.ToBase64String([.. new byte[offset], .. Encoding.UTF8.GetBytes("markedtoken")]);
        // The characters at the edges depend on the neighbours, too.
        return text[4..^4];
    }
}
