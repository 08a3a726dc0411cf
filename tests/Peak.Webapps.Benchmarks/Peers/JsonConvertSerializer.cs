using System.Reflection;
using System.Text;
using Newtonsoft.Json;
using Refit;

namespace Peak.Webapps.Benchmarks.Peers;

/// <summary>What most write when they want Newtonsoft.Json under Refit: the body as a string, and JsonConvert.</summary>
internal sealed class JsonConvertSerializer : IHttpContentSerializer
{
    public HttpContent ToHttpContent<T>(T item) => new StringContent(JsonConvert.SerializeObject(item), Encoding.UTF8, "application/json");

    public async Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) =>
        JsonConvert.DeserializeObject<T>(await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => propertyInfo.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName;
}
