namespace Peak.Webapps.Benchmarks.Reports;

/// <summary>The committed results: a part for each command that measures, replaced by its next run.</summary>
internal static class ResultsFile
{
    private static readonly string Path =
        System.IO.Path.Combine(RepositoryFolder.Path, "tests", "Peak.Webapps.Benchmarks", "RESULTS.md");

    internal static void Replace(string command, string results)
    {
        var begin = $"<!-- begin {command} -->\n";
        var end = $"<!-- end {command} -->\n";
        var text = File.ReadAllText(Path);
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = text.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
        {
            throw new InvalidOperationException($"{Path} has no place for the results: put these two lines where they are to go.\n{begin}{end}");
        }

        File.WriteAllText(Path, $"{text[..(from + begin.Length)]}\n{results.Trim()}\n\n{text[to..]}");
    }
}
