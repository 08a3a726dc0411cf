using System.Text.RegularExpressions;

namespace Peak.Webapps.Judging;

/// <summary>What Prism wrote before it listened, and the address that it then tells.</summary>
internal sealed partial class PrismLog
{
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _lines = [];

    /// <summary>Done once Prism listens.</summary>
    public Task<Uri> Address => _address.Task;

    public void Add(string? line)
    {
        // What comes later is told by its answers, too.
        if (line is null || _address.Task.IsCompleted)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Add(line);
        }

        if (Listening().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    public override string ToString()
    {
        lock (_lines)
        {
            return string.Join('\n', _lines);
        }
    }

    [GeneratedRegex(@"Prism is listening on (?<address>http://\S+)")]
    private static partial Regex Listening();
}
