namespace Peak.Webapps.Build.Tests;

/// <summary>Whatever an editor leaves behind, the tool answers with faults and not with a stack trace.</summary>
public sealed class DamagedContractTests
{
    private static readonly string[] Lines = RealContract.Text.Split('\n');

    public static TheoryData<string> Values { get; } =
        ["", "[]", "{a: {b: c}}", "{$ref: '#/components/schemas/Webapp'}"];

    [Fact]
    public void A_contract_that_lacks_any_one_line_does_not_break_the_tool()
    {
        for (var left = 0; left < Lines.Length; left++)
        {
            Check([.. Lines[..left], .. Lines[(left + 1)..]]);
        }
    }

    [Fact]
    public void A_contract_that_ends_after_any_line_does_not_break_the_tool()
    {
        for (var end = 0; end < Lines.Length; end++)
        {
            Check(Lines[..end]);
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_contract_with_another_value_behind_any_one_key_does_not_break_the_tool(string value)
    {
        for (var edited = 0; edited < Lines.Length; edited++)
        {
            var (line, indentation) = (Lines[edited], Indentation(Lines[edited]));
            if (line.Contains(':'))
            {
                var below = Lines[(edited + 1)..].SkipWhile(next => Indentation(next) > indentation);
                Check([.. Lines[..edited], line[..(line.IndexOf(':') + 1)] + " " + value, .. below]);
            }
        }
    }

    private static int Indentation(string line) => line.Length - line.TrimStart().Length;

    private static void Check(string[] lines)
    {
        var check = () => ContractChecker.CheckText(string.Join('\n', lines));

        check.Should().NotThrow();
    }
}
