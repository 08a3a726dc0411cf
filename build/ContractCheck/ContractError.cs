using System.Globalization;
using System.Text;

namespace Peak.Webapps.Build;

internal sealed record ContractError(string Id, Position At, string Message)
{
    /// <summary>The format in which MSBuild and IDEs recognize an error in a file.</summary>
    public string ToBuildError(string path) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}({At.Line},{At.Column}): error {Id}: {OnOneLine(Message)}");

    // A message may quote line breaks of the contract; MSBuild reads one line.
    private static string OnOneLine(string message)
    {
        var line = new StringBuilder(message.Length);
        foreach (var character in message)
        {
            line.Append(char.IsControl(character) ? ' ' : character);
        }

        return line.ToString();
    }
}

/// <summary>Collects the errors of a contract.</summary>
internal sealed class ContractErrors
{
    private readonly List<ContractError> _errors = [];

    public bool Any => _errors.Count > 0;

    /// <summary>The errors in the order of the contract's lines, each once.</summary>
    public IReadOnlyList<ContractError> InOrder() =>
        [.. _errors.Distinct().OrderBy(error => error.At.Line).ThenBy(error => error.At.Column)];

    public void Add(string id, Position at, string message) => _errors.Add(new ContractError(id, at, message));

    public void Add(string id, YamlNode node, string message) => Add(id, node.At, $"{message} (at {node.Pointer})");
}

/// <summary>A place in the contract's text, counted from 1 as editors do.</summary>
internal readonly record struct Position(int Line, int Column)
{
    public static Position Start { get; } = new(1, 1);
}
