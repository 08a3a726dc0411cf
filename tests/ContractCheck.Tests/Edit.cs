namespace Peak.Webapps.Build.Tests;

/// <summary>An edit of the contract's text, which must contain the text to replace.</summary>
internal sealed record Edit(params (string Old, string New)[] Replacements)
{
    public static Edit Replace(string old, string @new) => new((old, @new));

    public static Edit Remove(string text) => new((text, ""));

    /// <summary>Adds lines after a text, with their own indentation.</summary>
    public static Edit Append(string text, string lines) => new((text, text + lines));

    public static Edit All(string text) => new((RealContract.Text, text));

    public Edit And(Edit other) => new([.. Replacements, .. other.Replacements]);

    public string Apply(string contract)
    {
        foreach (var (old, @new) in Replacements)
        {
            var index = contract.IndexOf(old, StringComparison.Ordinal);
            index.Should().BeGreaterThanOrEqualTo(0, "the contract must contain the text to edit: {0}", old);
            @new.Should().NotBe(old);
            contract = contract[..index] + @new + contract[(index + old.Length)..];
        }

        return contract;
    }
}
