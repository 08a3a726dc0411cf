namespace Peak.Webapps;

/// <summary>The contract that this package was built from: the description of the API, as OpenAPI 3.0 in YAML.</summary>
/// <remarks>The package holds it as a file, too: <c>contract/webapps.yaml</c>.</remarks>
public static class PeakContract
{
    private const string Resource = "webapps.yaml";

    /// <summary>Opens the contract.</summary>
    /// <returns>The YAML as UTF-8. The caller disposes it.</returns>
    public static Stream Open() =>
        typeof(PeakContract).Assembly.GetManifestResourceStream(Resource)
        ?? throw new InvalidOperationException($"The assembly was built without its resource {Resource}.");

    /// <summary>Reads the contract.</summary>
    /// <returns>The YAML.</returns>
    public static string Read()
    {
        using var reader = new StreamReader(Open());
        return reader.ReadToEnd();
    }
}
