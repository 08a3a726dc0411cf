using System.Net.Http.Headers;
using System.Reflection;
using Newtonsoft.Json;
using Refit;

namespace Peak.Webapps;

/// <summary>Lets Refit read and write bodies with Newtonsoft.Json.</summary>
/// <param name="maxDepth">JSON that nests deeper is refused.</param>
internal sealed class PeakContentSerializer(int maxDepth) : IHttpContentSerializer, ISynchronousContentSerializer, ISynchronousContentDeserializer
{
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    public HttpContent ToHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    // The whole body at once, so that it goes out with a length and can be sent again.
    public HttpContent ToHttpContentSynchronous<T>(T item) => new ByteArrayContent(PeakJson.Write(item)) { Headers = { ContentType = Json } };

    public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    public async Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return PeakJson.Read<T>(stream, maxDepth);
        }
    }

    public T? DeserializeFromString<T>(string content) => PeakJson.Read<T>(content, maxDepth);

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => propertyInfo.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName;
}
