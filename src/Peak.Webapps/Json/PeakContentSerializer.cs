using System.Reflection;
using Newtonsoft.Json;
using Refit;

namespace Peak.Webapps;

/// <summary>Lets Refit read and write bodies with the code that was generated for them.</summary>
/// <param name="maxDepth">JSON that nests deeper is refused.</param>
internal sealed class PeakContentSerializer(int maxDepth)
    : IHttpContentSerializer, ISynchronousContentSerializer, ISynchronousContentDeserializer
{
    public HttpContent ToHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    // The whole body at once, so that it goes out with a length and can be sent again; and in an array that nobody
    // returns to a pool while it is still being sent.
    public HttpContent ToHttpContentSynchronous<T>(T item)
    {
        var content = new ByteArrayContent(PeakJson.Write((IJsonObject?)(object?)item));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        return content;
    }

    public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    public async Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        if (content is PooledContent pooled)
        {
            // Set only now: with a length, Refit's own buffering, which is over here, would take room for the whole body. And
            // set, not computed when asked for: .NET asks once, before the buffering, and takes a no for the last word.
            pooled.Headers.ContentLength = pooled.Body.Length;
            using var text = pooled.OpenText();
            return PeakJson.Read<T>(text, maxDepth);
        }

        return PeakJson.Read<T>(await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false), maxDepth);
    }

    public T? DeserializeFromString<T>(string content) => PeakJson.Read<T>(content, maxDepth);

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => propertyInfo.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName;
}
