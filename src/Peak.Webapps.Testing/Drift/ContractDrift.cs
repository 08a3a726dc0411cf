namespace Peak.Webapps.Testing;

/// <summary>
/// Compares answers of a service, recorded ones for example, with the contract that the packages were built from, and
/// tells where they have drifted apart.
/// </summary>
public static class ContractDrift
{
    /// <summary>Compares an answer with the contract.</summary>
    /// <param name="operation">The API operation that was answered, one of <see cref="WebappOperations" />.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="contentType">Its content type; <see langword="null" /> for none.</param>
    /// <param name="body">Its body; <see langword="null" /> or empty for none.</param>
    /// <returns>What departs from the contract; empty when nothing does.</returns>
    /// <exception cref="ArgumentException">There is no such operation; the message names those that there are.</exception>
    public static IReadOnlyList<DriftFinding> Check(string operation, int status, string? contentType, string? body) =>
    [
        .. ServiceContract.Embedded.Operation(operation)
            .CheckResponse(status, contentType, body)
            .Select(finding => new DriftFinding(operation, status, finding.Kind, finding.Location, finding.Text)),
    ];
}
