namespace Peak.Webapps.Judging;

/// <summary>A request that went through Prism, and what came of it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, without the server's and without the query.</param>
/// <param name="Query">The query as it was sent.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Violations">What Prism objects to.</param>
internal sealed record Exchange(HttpMethod Method, string Path, string Query, int Status, IReadOnlyList<Violation> Violations)
{
    public override string ToString() => $"{Method} {Path}{Query} → {Status} [{string.Join("; ", Violations)}]";
}
