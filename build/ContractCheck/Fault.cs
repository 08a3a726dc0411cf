using System.Globalization;
using System.Text;

namespace Peak.Webapps.Build;

internal sealed record Fault(string Id, Position At, string Message)
{
    /// <summary>The form that MSBuild and IDEs take for an error at a line of a file.</summary>
    public string ToBuildError(string path) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}({At.Line},{At.Column}): error {Id}: {OnOneLine(Message)}");

    // A message quotes the contract, which may hold anything; MSBuild reads an error from one line only.
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
