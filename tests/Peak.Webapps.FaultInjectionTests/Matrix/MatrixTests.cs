namespace Peak.Webapps.FaultInjectionTests;

public sealed class MatrixTests(MatrixRun run) : IClassFixture<MatrixRun>
{
    [Fact]
    public void Every_cell_is_as_the_rules_say()
    {
        var wrong = run.Results
            .Where(result => result.ToString() != result.Cell.Expected.ToString())
            .Select(result => $"{result.Cell}: {result}, not {result.Cell.Expected}");

        string.Join('\n', wrong).Should().BeEmpty();
    }

    [Fact]
    public void In_no_cell_happens_what_must_not() =>
        string.Join('\n', run.Results.SelectMany(result => result.Remarks.Select(remark => $"{result.Cell}: {remark}"))).Should().BeEmpty();

    [Fact]
    public void There_are_more_than_400_cells() => run.Results.Should().HaveCountGreaterThan(400);

    [Fact]
    public void No_type_that_an_answer_names_is_made()
    {
        run.Results.Should().Contain(result => result.Cell.Fault.Name == "type information");

        Canary.WasMade.Should().BeFalse();
    }

    [Fact]
    public void The_document_is_true()
    {
        var document = MatrixDocument.Write(run.Results);
        MatrixDocument.AcceptIfAsked(document);

        var committed = MatrixDocument.Committed.Split('\n');
        var actual = document.Split('\n');
        var difference = committed.Except(actual).Select(line => $"- {line}").Concat(actual.Except(committed).Select(line => $"+ {line}"));

        string.Join('\n', difference).Should().BeEmpty(
            "docs/fault-matrix.md is to be what the run saw; once the difference is what you want, accept it with: {0}", MatrixDocument.AcceptCommand);
        document.Should().Be(MatrixDocument.Committed, "the order is to be the same, too: {0}", MatrixDocument.AcceptCommand);
    }

    [Fact]
    public void The_token_is_in_nothing_that_came_out()
    {
        run.Watch.Read("document", MatrixDocument.Write(run.Results));

        run.Watch.Leaks.Should().BeEmpty();
    }

    [Theory]
    [InlineData("logs")]
    [InlineData("exceptions")]
    [InlineData("results")]
    [InlineData("events")]
    [InlineData("activities")]
    [InlineData("diagnostics")]
    [InlineData("clients")]
    public void The_search_for_the_token_read_what_came_out(string source) =>
        run.Watch.NumberRead.GetValueOrDefault(source).Should().BeGreaterThan(400);
}
