using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Peak.Webapps.Benchmarks.Kiota;

/// <summary>A failure, in the shape that Kiota generates.</summary>
internal sealed class KiotaError : ApiException, IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Detail { get; set; }

    public string? Error { get; set; }

    public string? MessageEscaped { get; set; }

    public static KiotaError CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "detail", n => Detail = n.GetStringValue() },
        { "error", n => Error = n.GetStringValue() },
        { "message", n => MessageEscaped = n.GetStringValue() },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("detail", Detail);
        writer.WriteStringValue("error", Error);
        writer.WriteStringValue("message", MessageEscaped);
        writer.WriteAdditionalData(AdditionalData);
    }
}
