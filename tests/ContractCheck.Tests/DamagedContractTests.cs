namespace Peak.Webapps.Build.Tests;

/// <summary>An incomplete contract, as an editor saves it half-way, leads to errors and never to an exception.</summary>
public sealed class DamagedContractTests
{
    // Every ninth line by default; each kind of damage starts at another line.
    private const int SampledStep = 9;

    private static readonly string[] Lines = RealContract.Text.Split('\n');

    public static TheoryData<string> Values { get; } =
        ["", "[]", "{a: {b: c}}", "{$ref: '#/components/schemas/Webapp'}"];

    [Fact]
    public void A_contract_without_any_one_line_does_not_break_the_check() =>
        CheckEach(0, line => [.. Lines[..line], .. Lines[(line + 1)..]]);

    [Fact]
    public void A_contract_that_ends_after_any_line_does_not_break_the_check() =>
        CheckEach(1, line => Lines[..line]);

    [Theory]
    [MemberData(nameof(Values))]
    public void A_contract_with_another_value_of_any_one_key_does_not_break_the_check(string value) =>
        CheckEach(2 + value.Length, line =>
        {
            var below = Lines[(line + 1)..].SkipWhile(next => Indentation(next) > Indentation(Lines[line]));
            return [.. Lines[..line], Lines[line][..(Lines[line].IndexOf(':') + 1)] + " " + value, .. below];
        });

    private static int Indentation(string line) => line.Length - line.TrimStart().Length;

    private static void CheckEach(int offset, Func<int, string[]> damage)
    {
        var step = FullRun.IsRequested ? 1 : SampledStep;
        Parallel.For(0, Lines.Length, line =>
        {
            if ((line + offset) % step == 0)
            {
                ContractChecker.CheckText(string.Join('\n', damage(line)));
            }
        });
    }
}
