namespace Peak.Webapps.Testing;

/// <summary>One place where an answer of a service departs from the contract.</summary>
/// <param name="Operation">The API operation, one of <see cref="WebappOperations" />; empty when the request called none.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Kind">How it departs.</param>
/// <param name="Location">
/// Where: inside the body its JSON path, such as <c>webapps[1].status</c>; <c>body</c>, <c>status</c> or
/// <c>header.Content-Type</c> for what concerns the whole answer.
/// </param>
/// <param name="Text">What is found there, continuing the location.</param>
public sealed record DriftFinding(string Operation, int Status, DriftKind Kind, string Location, string Text)
{
    /// <summary>The finding as a sentence.</summary>
    public override string ToString() => $"{Operation} {Status}: {Location} {Text}";
}
