namespace Peak.Webapps.RaceTests;

/// <summary>Cuts the connection of each create that was carried out, before its response arrives.</summary>
/// <param name="inner">Sends the requests.</param>
internal sealed class LostResponses(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Method == HttpMethod.Post && response.IsSuccessStatusCode)
        {
            response.Dispose();
            throw new HttpRequestException("The connection was cut.");
        }

        return response;
    }
}
