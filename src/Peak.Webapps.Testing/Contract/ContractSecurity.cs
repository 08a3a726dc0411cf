using NSwag;

namespace Peak.Webapps.Testing;

/// <summary>The credentials that an operation asks for: one of several sets of headers.</summary>
internal sealed class ContractSecurity
{
    private readonly IReadOnlyList<IReadOnlyList<string>> _alternatives;

    public ContractSecurity(OpenApiOperation operation)
    {
        var schemes = operation.Parent.Parent.SecurityDefinitions;
        _alternatives =
        [
            .. (operation.ActualSecurity ?? []).Select(requirement =>
                requirement.Keys.Select(scheme => Header(schemes[scheme])).ToArray()),
        ];
    }

    public IEnumerable<string> Headers => _alternatives.SelectMany(headers => headers).Distinct();

    /// <summary>Credentials that are missing; whether those given are valid is for the service to say.</summary>
    public IEnumerable<ContractFinding> Check(IReadOnlyDictionary<string, string> headers)
    {
        bool IsGiven(string name) => headers.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value);

        return _alternatives.Count == 0 || _alternatives.Any(alternative => alternative.All(IsGiven))
            ? []
            : _alternatives[0].Where(name => !IsGiven(name)).Select(name => ContractFinding.Violation(
                ContractPart.Security, ContractParameter.LocationOf(ContractPart.Header, name), "is required"));
    }

    private static string Header(OpenApiSecurityScheme scheme) => scheme switch
    {
        { Type: OpenApiSecuritySchemeType.ApiKey, In: OpenApiSecurityApiKeyLocation.Header } => scheme.Name,
        { Type: OpenApiSecuritySchemeType.Http } => "Authorization",
        _ => throw new NotSupportedException($"Credentials of type '{scheme.Type}' in '{scheme.In}' are not checked here."),
    };
}
