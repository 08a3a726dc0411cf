using System.Reflection;

namespace Peak.Webapps.Build.Tests;

public sealed class SeededDefectTests
{
    public static TheoryData<string> Names { get; } = [.. SeededDefects.All.Select(defect => defect.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_seeded_defect_is_reported_at_its_line(string name)
    {
        var defect = SeededDefects.All.Single(defect => defect.Name == name);
        var contract = defect.Edit.Apply(RealContract.Text);

        var errors = ContractChecker.CheckText(contract);

        errors.Select(error => error.Id).Distinct().Should().BeEquivalentTo([defect.Id, .. defect.Also]);
        var line = LineOf(defect.At, contract);
        errors.Select(error => (error.Id, error.At.Line)).Should().Contain((defect.Id, line));
        errors.Where(error => error.Id == defect.Id && error.At.Line == line)
            .Select(error => error.Message)
            .Aggregate((one, other) => $"{one}\n{other}")
            .Should().ContainAll(defect.Words);
    }

    [Fact]
    public void Each_error_id_has_a_seeded_defect()
    {
        var known = typeof(ContractErrorId)
            .GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToList();

        // FileTests covers files that cannot be read.
        var seeded = SeededDefects.All.Select(defect => defect.Id).Append(ContractErrorId.Unreadable).Distinct();

        known.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(seeded);
    }

    private static int LineOf(string text, string contract)
    {
        var index = contract.IndexOf(text, StringComparison.Ordinal);
        index.Should().BeGreaterThanOrEqualTo(0, "the edited contract must contain the line: {0}", text);
        return contract.AsSpan(0, index).Count('\n') + 1;
    }
}
