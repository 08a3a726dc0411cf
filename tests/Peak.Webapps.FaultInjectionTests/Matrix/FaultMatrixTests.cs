namespace Peak.Webapps.FaultInjectionTests;

public sealed class FaultMatrixTests(FaultMatrixRun run) : IClassFixture<FaultMatrixRun>
{
    [Fact]
    public void Each_case_is_as_the_rules_say()
    {
        var wrong = run.Results
            .Where(result => result.ToString() != result.Case.Expected.ToString())
            .Select(result => $"{result.Case}: {result}, expected {result.Case.Expected}");

        string.Join('\n', wrong).Should().BeEmpty();
    }

    [Fact]
    public void No_case_violates_a_promise() =>
        string.Join('\n', run.Results.SelectMany(result => result.Violations.Select(violation => $"{result.Case}: {violation}"))).Should().BeEmpty();

    [Fact]
    public void The_run_covers_each_fault_and_each_call()
    {
        run.Results.Should().HaveCountGreaterThan(400);
        run.Results.Select(result => result.Case.Fault.Name).Should().Contain(Faults.All().Select(fault => fault.Name));
        run.Results.Select(result => result.Case.Call).Distinct().Should().BeEquivalentTo(ClientCallCase.All);
    }

    [Fact]
    public void No_type_that_a_response_names_is_created()
    {
        run.Results.Should().Contain(result => result.Case.Fault.Name == "type information");

        NamedByJson.WasCreated.Should().BeFalse();
    }

    /// <summary>The document has one column for calls that behave alike. It is written from the rules, which the other tests compare with the run.</summary>
    [Fact]
    public void Calls_of_one_column_behave_alike()
    {
        var different =
            from item in FaultCase.All
            where !item.Call.IsWait
            group item by (item.Fault, item.Call.Heading, item.HitsFirstRequestOnly) into column
            where column.Select(item => (item.Expected.Got, TimesFaulty(item))).Distinct().Count() > 1
            select $"{column.Key}: {string.Join(", ", column.Select(item => $"{item.Call} {item.Expected}"))}";

        string.Join('\n', different).Should().BeEmpty();

        static int TimesFaulty(FaultCase item) => item.Expected.Sent[item.Call.Steps.ToList().IndexOf(item.Call.FaultyStep)];
    }

    [Fact]
    public void The_document_is_up_to_date()
    {
        var document = FaultMatrixDocument.Write();
        FaultMatrixDocument.AcceptIfRequested(document);

        var committed = FaultMatrixDocument.Committed.Split('\n');
        var actual = document.Split('\n');
        var difference = committed.Except(actual).Select(line => $"- {line}").Concat(actual.Except(committed).Select(line => $"+ {line}"));

        string.Join('\n', difference).Should().BeEmpty(
            "docs/fault-matrix.md is written from the rules; if the difference is intended, accept it with: {0}", FaultMatrixDocument.AcceptCommand);
        document.Should().Be(FaultMatrixDocument.Committed, "the order is the same, too: {0}", FaultMatrixDocument.AcceptCommand);
    }

    [Fact]
    public void The_token_is_in_no_output()
    {
        run.Output.Read("document", FaultMatrixDocument.Write());

        run.Output.Leaks.Should().BeEmpty();
    }

    [Theory]
    [InlineData("logs")]
    [InlineData("exceptions")]
    [InlineData("results")]
    [InlineData("events")]
    [InlineData("activities")]
    [InlineData("diagnostics")]
    [InlineData("clients")]
    public void The_search_for_the_token_covers_each_kind_of_output(string source) =>
        run.Output.NumberRead.GetValueOrDefault(source).Should().BeGreaterThan(400);
}
