namespace Peak.Webapps.Build.Tests;

/// <summary>One defect, made by an edit of the real contract, and what the tool has to say about it.</summary>
/// <param name="Name">What is wrong, as a fact.</param>
/// <param name="Id">The id of the fault.</param>
/// <param name="Edit">Makes the defect.</param>
/// <param name="At">A text of the edited contract that begins, or is within, the line of the fault.</param>
/// <param name="Words">What the message must name.</param>
internal sealed record SeededDefect(string Name, string Id, Edit Edit, string At, params string[] Words)
{
    /// <summary>Ids of faults that cannot but follow from the same edit.</summary>
    public string[] Also { get; init; } = [];

    public override string ToString() => Name;
}
