namespace Peak.Webapps.Testing;

/// <summary>One departure of a request or response from the contract.</summary>
/// <param name="Kind">Whether the contract forbids it or merely does not know it.</param>
/// <param name="Part">The part of the message that it is about.</param>
/// <param name="Location">
/// Where it is: <c>query.pageSize</c>, <c>header.Authorization</c>, or inside the body the JSON path, such as
/// <c>webapps[1].status</c>; <c>body</c> for the body as a whole.
/// </param>
/// <param name="Text">What is wrong, continuing the location: "must be an integer".</param>
internal sealed record ContractFinding(DriftKind Kind, ContractPart Part, string Location, string Text)
{
    public static ContractFinding Violation(ContractPart part, string location, string text) =>
        new(DriftKind.Violation, part, location, text);

    public static ContractFinding UnknownProperty(ContractPart part, string location) =>
        new(DriftKind.UnknownProperty, part, location, "is not in the contract");

    public override string ToString() => $"{Location} {Text}";
}
