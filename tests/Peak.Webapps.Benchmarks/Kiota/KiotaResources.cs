using Microsoft.Kiota.Abstractions.Serialization;

namespace Peak.Webapps.Benchmarks.Kiota;

/// <summary>The resources of a webapp, in the shape that Kiota generates.</summary>
internal sealed class KiotaResources : IAdditionalDataHolder, IParsable
{
    public long? InstanceTypeId { get; set; }

    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public static KiotaResources CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "instanceTypeId", n => InstanceTypeId = n.GetLongValue() },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteLongValue("instanceTypeId", InstanceTypeId);
        writer.WriteAdditionalData(AdditionalData);
    }
}
