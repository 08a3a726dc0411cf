namespace Peak.Webapps.Benchmarks.Reports;

/// <summary>A limit that a measured value is to keep.</summary>
/// <param name="What">What is limited.</param>
/// <param name="Limit">The limit itself is allowed.</param>
/// <param name="Measured">The value of this run.</param>
/// <param name="AtLeast">Whether the value is to be no less, and not no more.</param>
internal sealed record Goal(string What, double Limit, double Measured, bool AtLeast = false)
{
    internal static string Table(IEnumerable<Goal> goals) =>
        Markdown.Table(["goal", "limit", "measured", ""], goals.Select(static goal => goal.Cells()));

    private string[] Cells()
    {
        // As it is shown: what reads as the limit counts as kept.
        var measured = Math.Round(Measured, 2);
        var isMet = AtLeast ? measured >= Limit : measured <= Limit;
        return [What, (AtLeast ? "≥ " : "≤ ") + Markdown.Ratio(Limit), Markdown.Ratio(Measured), isMet ? "met" : "**missed**"];
    }
}
