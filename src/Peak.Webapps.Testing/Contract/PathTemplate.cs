using System.Text.RegularExpressions;

namespace Peak.Webapps.Testing;

/// <summary>A path of the contract, such as <c>/webapps/api/v1/webapps/{webappId}</c>, matched against paths as sent.</summary>
internal sealed class PathTemplate
{
    private static readonly Regex Placeholder = new(@"\{(\w+)\}");

    private readonly Regex _pattern;

    public PathTemplate(string text)
    {
        Text = text;
        Parameters = [.. Placeholder.Matches(text).Select(match => match.Groups[1].Value)];
        var pieces = Placeholder.Split(text)
            .Select((piece, index) => IsName(index) ? $"(?<{piece}>[^/]+)" : Regex.Escape(piece));
        _pattern = new Regex($@"\A{string.Concat(pieces)}\z", RegexOptions.CultureInvariant);
    }

    /// <summary>The template as the contract has it, below the server's base path.</summary>
    public string Text { get; }

    public IReadOnlyList<string> Parameters { get; }

    /// <summary>
    /// Matches a path whose percent-encoding is still in place, so that an encoded slash stays inside its segment.
    /// </summary>
    /// <returns>The values of the parameters, decoded; null when the path does not match.</returns>
    public IReadOnlyDictionary<string, string>? Match(string rawPath)
    {
        var match = _pattern.Match(rawPath);
        return match.Success
            ? Parameters.ToDictionary(name => name, name => Uri.UnescapeDataString(match.Groups[name].Value))
            : null;
    }

    // Splitting by a pattern with a group puts what the group caught at every other place.
    private static bool IsName(int index) => index % 2 == 1;
}
