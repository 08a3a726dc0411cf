using System.Net.Http.Headers;
using System.Text;

namespace Peak.Webapps.Judging;

/// <summary>A request as it goes over the wire.</summary>
/// <param name="Method">The method.</param>
/// <param name="PathAndQuery">Path and query, without the server's path.</param>
/// <param name="Body">The body; null for none.</param>
internal sealed record RawRequest(HttpMethod Method, string PathAndQuery, string? Body = null)
{
    public string ContentType { get; init; } = "application/json";

    /// <summary>The token; null for none.</summary>
    public string? Token { get; init; } = "fake-token";

    public HttpRequestMessage ToMessage(Uri address)
    {
        var message = new HttpRequestMessage(Method, address);
        if (Token is not null)
        {
            message.Headers.TryAddWithoutValidation("Authorization", Token);
        }

        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body)) { Headers = { ContentType = new MediaTypeHeaderValue(ContentType) } };
        }

        return message;
    }

    public override string ToString() => $"{Method} {PathAndQuery}";
}
