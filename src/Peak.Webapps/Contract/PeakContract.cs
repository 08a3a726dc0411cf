namespace Peak.Webapps;

/// <summary>The OpenAPI 3.0 document of the API that this package was built from.</summary>
/// <remarks>The package also contains it as the file <c>contract/webapps.yaml</c>.</remarks>
public static class PeakContract
{
    private const string Resource = "webapps.yaml";

    /// <summary>Opens the document.</summary>
    /// <returns>YAML in UTF-8. Dispose of it after use.</returns>
    public static Stream Open() =>
        typeof(PeakContract).Assembly.GetManifestResourceStream(Resource)
        ?? throw new InvalidOperationException($"The assembly was built without its resource {Resource}.");
}
