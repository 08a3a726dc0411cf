namespace Peak.Webapps.Judging;

/// <summary>Keeps account of which of the contract's answers have been seen, and found to be in order by Prism.</summary>
internal sealed class Coverage(Contract contract)
{
    private readonly HashSet<(string OperationId, int Status)> _seen = [];

    public void Add(IEnumerable<Exchange> exchanges)
    {
        foreach (var exchange in exchanges.Where(exchange => exchange.Violations.All(violation => violation.IsOfRequest)))
        {
            if (contract.Find(exchange.Method, exchange.Path) is { } operation)
            {
                _seen.Add((operation.Id, exchange.Status));
            }
        }
    }

    public void Add(Coverage other) => _seen.UnionWith(other._seen);

    public Task ExpectAllAsync(Func<DocumentedAnswer, bool>? which = null)
    {
        var missing = contract.Answers.Where(which ?? (_ => true))
            .Where(answer => !_seen.Contains((answer.Operation.Id, answer.Status)));
        string.Join(", ", missing).Should().BeEmpty("each of these stands in the contract: add what drives it");
        return Task.CompletedTask;
    }
}
