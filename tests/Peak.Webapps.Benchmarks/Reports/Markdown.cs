using System.Globalization;

namespace Peak.Webapps.Benchmarks.Reports;

/// <summary>Tables and numbers as the results show them.</summary>
internal static class Markdown
{
    internal static string Table(IEnumerable<string> heads, IEnumerable<IEnumerable<string>> rows)
    {
        var columns = heads.ToArray();
        var lines = new[] { columns, [.. columns.Select((_, index) => index == 0 ? "---" : "---:")] }.Concat(rows);
        return string.Concat(lines.Select(static cells => $"| {string.Join(" | ", cells)} |\n"));
    }

    internal static string Time(double microseconds) => microseconds switch
    {
        < 100 => Text($"{microseconds:0.00} µs"),
        < 10_000 => Text($"{microseconds:0} µs"),
        _ => Text($"{microseconds / 1000:0.0} ms"),
    };

    internal static string Bytes(double bytes) => bytes < 100_000 ? Text($"{bytes:#,0} B") : Text($"{bytes / 1000:#,0.0} kB");

    internal static string Ratio(double ratio) => Text($"{ratio:0.00}");

    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
