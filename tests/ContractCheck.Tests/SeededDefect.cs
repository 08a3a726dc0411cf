namespace Peak.Webapps.Build.Tests;

/// <summary>A defect that an edit adds to the real contract, and the expected error.</summary>
/// <param name="Name">A description of the defect.</param>
/// <param name="Id">The id of the error.</param>
/// <param name="Edit">Makes the defect.</param>
/// <param name="At">A text in the edited contract at whose start the error is expected.</param>
/// <param name="Words">Texts that the message must contain.</param>
internal sealed record SeededDefect(string Name, string Id, Edit Edit, string At, params string[] Words)
{
    /// <summary>The ids of further errors of the same edit.</summary>
    public string[] Also { get; init; } = [];

    public override string ToString() => Name;
}
