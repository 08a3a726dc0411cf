using System.Text.RegularExpressions;

namespace Peak.Webapps.Testing;

/// <summary>A path of the contract, such as <c>/webapps/api/v1/webapps/{webappId}</c>, matched against percent-encoded paths.</summary>
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

    /// <summary>The template, with the server's base path.</summary>
    public string Text { get; }

    public IReadOnlyList<string> Parameters { get; }

    /// <summary>
    /// Matches a percent-encoded path, in which an encoded slash is part of its segment.
    /// </summary>
    /// <returns>The values of the parameters, decoded; null when the path does not match.</returns>
    public IReadOnlyDictionary<string, string>? Match(string rawPath)
    {
        var match = _pattern.Match(rawPath);
        return match.Success
            ? Parameters.ToDictionary(name => name, name => Uri.UnescapeDataString(match.Groups[name].Value))
            : null;
    }

    // Split by a pattern with a group returns what the group matched as every other piece.
    private static bool IsName(int index) => index % 2 == 1;
}
