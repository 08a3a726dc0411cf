using Microsoft.Kiota.Abstractions.Serialization;

namespace Peak.Webapps.Benchmarks.Kiota;

/// <summary>The body of create, in the shape that Kiota generates.</summary>
internal sealed class KiotaCreateRequest : IAdditionalDataHolder, IParsable
{
    public string? Name { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public KiotaImageDetails? ImageDetails { get; set; }

    public KiotaResources? Resources { get; set; }

    public bool? SessionStickiness { get; set; }

    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public static KiotaCreateRequest CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "name", n => Name = n.GetStringValue() },
        { "title", n => Title = n.GetStringValue() },
        { "description", n => Description = n.GetStringValue() },
        { "imageDetails", n => ImageDetails = n.GetObjectValue(KiotaImageDetails.CreateFromDiscriminatorValue) },
        { "resources", n => Resources = n.GetObjectValue(KiotaResources.CreateFromDiscriminatorValue) },
        { "sessionStickiness", n => SessionStickiness = n.GetBoolValue() },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("name", Name);
        writer.WriteStringValue("title", Title);
        writer.WriteStringValue("description", Description);
        writer.WriteObjectValue("imageDetails", ImageDetails);
        writer.WriteObjectValue("resources", Resources);
        writer.WriteBoolValue("sessionStickiness", SessionStickiness);
        writer.WriteAdditionalData(AdditionalData);
    }
}
