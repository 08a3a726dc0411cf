namespace Peak.Webapps.Testing;

/// <summary>Compares responses of a service, for example recorded ones, with the contract of this package.</summary>
public static class ContractDrift
{
    /// <summary>Compares a response with the contract.</summary>
    /// <param name="operationId">The operation, one of <see cref="WebappOperations" />.</param>
    /// <param name="statusCode">The status code of the response.</param>
    /// <param name="contentType">Its content type; <see langword="null" /> for none.</param>
    /// <param name="body">Its body; <see langword="null" /> or empty for none.</param>
    /// <returns>The differences; empty when there are none.</returns>
    /// <exception cref="ArgumentException">There is no such operation; the message names those that there are.</exception>
    public static IReadOnlyList<DriftFinding> Check(string operationId, int statusCode, string? contentType, string? body)
    {
        var operation = ServiceContract.Embedded.Operation(operationId);
        return [.. operation.CheckResponse(statusCode, contentType, body).Select(finding => Finding(operation, statusCode, finding))];
    }

    internal static DriftFinding Finding(ContractOperation? operation, int statusCode, ContractFinding finding) => new()
    {
        OperationId = operation?.Id,
        StatusCode = statusCode,
        Kind = finding.Kind,
        Location = finding.Location,
        Text = finding.Text,
    };
}
