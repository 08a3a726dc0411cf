using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Peak.Webapps;

/// <summary>
/// Reads and writes the types of this package with System.Text.Json. The types carry it as an attribute: there is no
/// need to register it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SystemTextJsonConverter : JsonConverterFactory
{
    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => Find(typeToConvert) is not null;

    /// <inheritdoc />
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Find(typeToConvert);

    private static JsonConverter? Find(Type type) => type == typeof(object) ? ValueJsonConverter.Instance : ContractJson.Find(type);
}
