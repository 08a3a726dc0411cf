namespace Peak.Webapps.Build;

/// <summary>Collects what is wrong.</summary>
internal sealed class Faults
{
    private readonly List<Fault> _faults = [];

    public bool Any => _faults.Count > 0;

    /// <summary>Every fault once, in the order of the contract's lines.</summary>
    public IReadOnlyList<Fault> InOrder() =>
        [.. _faults.Distinct().OrderBy(fault => fault.At.Line).ThenBy(fault => fault.At.Column)];

    public void Add(string id, Position at, string message) => _faults.Add(new Fault(id, at, message));

    public void Add(string id, YamlNode node, string message) => Add(id, node.At, $"{message} (at {node.Pointer})");
}
