namespace Peak.Webapps.ConformanceTests;

/// <summary>Collects the violations that Prism reports with a response.</summary>
/// <remarks>
/// Prism serves the paths of the contract without the path of its server, which is therefore removed from each request.
/// As a proxy, it adds the path again, since it is part of the address of the fake.
/// </remarks>
internal sealed class ViolationHandler(string basePath) : DelegatingHandler(WebappClient.CreateHandler())
{
    public List<string> Violations { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        request.RequestUri = new Uri(address, address.PathAndQuery[basePath.Length..]);
        var response = await base.SendAsync(request, cancellationToken);
        request.RequestUri = address;

        if (response.Headers.TryGetValues("sl-violations", out var violations))
        {
            Violations.Add($"{request.Method} {address.PathAndQuery}: {string.Concat(violations)}");
        }
        else if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            // Prism's own response, in place of one that it could not read or pass on.
            Violations.Add($"{request.Method} {address.PathAndQuery}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        }

        return response;
    }
}
