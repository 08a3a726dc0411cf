using System.Reflection;

namespace Peak.Webapps.Build.Tests;

public sealed class SeededDefectTests
{
    public static TheoryData<string> Names { get; } = [.. SeededDefects.All.Select(defect => defect.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_seeded_defect_is_found_where_it_is_and_named(string name)
    {
        var defect = SeededDefects.All.Single(defect => defect.Name == name);
        var contract = defect.Edit.Apply(RealContract.Text);

        var faults = ContractChecker.CheckText(contract);

        faults.Select(fault => fault.Id).Distinct().Should().BeEquivalentTo([defect.Id, .. defect.Also]);
        var line = LineOf(defect.At, contract);
        faults.Select(fault => (fault.Id, fault.At.Line)).Should().Contain((defect.Id, line));
        faults.Where(fault => fault.Id == defect.Id && fault.At.Line == line)
            .Select(fault => fault.Message)
            .Aggregate((one, other) => $"{one}\n{other}")
            .Should().ContainAll(defect.Words);
    }

    [Fact]
    public void Every_fault_that_the_tool_knows_is_seeded()
    {
        var known = typeof(FaultId)
            .GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToList();

        // Files that cannot be read have no text to seed a defect into; FileTests seeds them.
        var seeded = SeededDefects.All.Select(defect => defect.Id).Append(FaultId.Unreadable).Distinct();

        known.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(seeded);
    }

    private static int LineOf(string text, string contract)
    {
        var index = contract.IndexOf(text, StringComparison.Ordinal);
        index.Should().BeGreaterThanOrEqualTo(0, "the edited contract has to contain the line: {0}", text);
        return contract.AsSpan(0, index).Count('\n') + 1;
    }
}
