namespace Peak.Webapps.FaultInjectionTests;

/// <summary>A fault that strikes a call.</summary>
/// <param name="Fault">The row.</param>
/// <param name="Column">The column.</param>
/// <param name="Passes">Whether the fault strikes the first request only, and not all.</param>
internal sealed record Cell(Fault Fault, Column Column, bool Passes)
{
    internal static IReadOnlyList<Cell> All { get; } =
    [
        .. from fault in Faults.All()
           from column in Column.All
           where fault.Only.Count == 0 || fault.Only.Contains(column.Struck)
           from passes in fault.MayPass ? new[] { false, true } : [false]
           select new Cell(fault, column, passes),
    ];

    internal Expectation Expected => Rules.Of(Fault, Column, Passes);

    public override string ToString() => $"{Fault} × {Column}{(Passes ? " (once)" : "")}";
}
