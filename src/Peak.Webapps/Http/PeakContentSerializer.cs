using System.Reflection;
using Refit;

namespace Peak.Webapps;

/// <summary>Lets Refit read and write bodies with generated code.</summary>
internal sealed class PeakContentSerializer
    : IHttpContentSerializer, ISynchronousContentSerializer, ISynchronousContentDeserializer
{
    public HttpContent ToHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    // The whole body at once: it is sent with a length, and can be sent again.
    public HttpContent ToHttpContentSynchronous<T>(T item)
    {
        var content = new ReadOnlyMemoryContent(PeakJson.Write(item));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        return content;
    }

    public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    public async Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        if (content is ResponseBodyContent body)
        {
            // Set only now: with a length, Refit's own buffering, which is over here, would take room for the whole body. And
            // set, not computed when asked for: .NET asks once, before the buffering, and takes a no for the last word.
            body.Headers.ContentLength = body.Length;
            return PeakJson.Read<T>(body.ToUtf8());
        }

        return PeakJson.Read<T>(await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
    }

    public T? DeserializeFromString<T>(string content) => PeakJson.Read<T>(content);

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;
}
