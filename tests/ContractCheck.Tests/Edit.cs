namespace Peak.Webapps.Build.Tests;

/// <summary>A change of the contract's text that fails when the contract no longer has the text to change.</summary>
internal sealed record Edit(params (string Old, string New)[] Replacements)
{
    public static Edit Replace(string old, string @new) => new((old, @new));

    public static Edit Remove(string text) => new((text, ""));

    /// <summary>Puts lines after a text; they bring their own indentation.</summary>
    public static Edit Append(string text, string lines) => new((text, text + lines));

    public static Edit All(string text) => new((RealContract.Text, text));

    public Edit And(Edit other) => new([.. Replacements, .. other.Replacements]);

    public string Apply(string contract)
    {
        foreach (var (old, @new) in Replacements)
        {
            var index = contract.IndexOf(old, StringComparison.Ordinal);
            index.Should().BeGreaterThanOrEqualTo(0, "the contract has to contain the text to edit: {0}", old);
            @new.Should().NotBe(old);
            contract = contract[..index] + @new + contract[(index + old.Length)..];
        }

        return contract;
    }
}
