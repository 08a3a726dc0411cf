using Microsoft.Kiota.Abstractions.Serialization;

namespace Peak.Webapps.Benchmarks.Kiota;

/// <summary>The image of a webapp, in the shape that Kiota generates.</summary>
internal sealed class KiotaImageDetails : IAdditionalDataHolder, IParsable
{
    public long? ImageId { get; set; }

    public long? VersionId { get; set; }

    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public static KiotaImageDetails CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "imageId", n => ImageId = n.GetLongValue() },
        { "versionId", n => VersionId = n.GetLongValue() },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteLongValue("imageId", ImageId);
        writer.WriteLongValue("versionId", VersionId);
        writer.WriteAdditionalData(AdditionalData);
    }
}
