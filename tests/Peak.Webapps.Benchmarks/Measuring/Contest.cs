namespace Peak.Webapps.Benchmarks.Measuring;

/// <summary>The same work, done by several contestants. The first one is what the others are compared with.</summary>
internal sealed record Contest(string Name, IReadOnlyList<Contestant> Contestants);
