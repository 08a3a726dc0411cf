using System.Globalization;
using FluentAssertions.Execution;

namespace Peak.Webapps.Judging;

/// <summary>Runs checks, writes a line for each, and counts.</summary>
internal sealed class Report(TextWriter output)
{
    private int _passed;
    private int _failed;

    public bool HasFailures => _failed > 0;

    public async Task CheckAsync(string name, Func<Task> check)
    {
        try
        {
            await check();
            _passed++;
            output.WriteLine($"ok   {name}");
        }
#pragma warning disable CA1031 // Whatever a check runs into is its failure, and the next check is to run all the same.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _failed++;
            output.WriteLine($"FAIL {name}");
            output.WriteLine(Indented(exception is AssertionFailedException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}"));
        }
    }

    public void Summarize() => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_passed} passed, {_failed} failed"));

    private static string Indented(string text) => $"       {text.Trim().ReplaceLineEndings("\n       ")}";
}
