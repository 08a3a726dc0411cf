using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Peak.Webapps.Benchmarks.Kiota;

/// <summary>A webapp, in the shape that Kiota generates.</summary>
internal sealed class KiotaWebapp : IAdditionalDataHolder, IParsable
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public KiotaStatus? Status { get; set; }

    public KiotaImageDetails? ImageDetails { get; set; }

    public KiotaResources? Resources { get; set; }

    public bool? SessionStickiness { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public string? CreatedBy { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }

    public List<UntypedNode>? Tags { get; set; }

    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public static KiotaWebapp CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "id", n => Id = n.GetStringValue() },
        { "name", n => Name = n.GetStringValue() },
        { "title", n => Title = n.GetStringValue() },
        { "description", n => Description = n.GetStringValue() },
        { "status", n => Status = n.GetEnumValue<KiotaStatus>() },
        { "imageDetails", n => ImageDetails = n.GetObjectValue(KiotaImageDetails.CreateFromDiscriminatorValue) },
        { "resources", n => Resources = n.GetObjectValue(KiotaResources.CreateFromDiscriminatorValue) },
        { "sessionStickiness", n => SessionStickiness = n.GetBoolValue() },
        { "createdAt", n => CreatedAt = n.GetDateTimeOffsetValue() },
        { "createdBy", n => CreatedBy = n.GetStringValue() },
        { "updatedAt", n => UpdatedAt = n.GetDateTimeOffsetValue() },
        { "updatedBy", n => UpdatedBy = n.GetStringValue() },
        { "tags", n => Tags = n.GetCollectionOfObjectValues(UntypedNode.CreateFromDiscriminatorValue)?.AsList() },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("id", Id);
        writer.WriteStringValue("name", Name);
        writer.WriteStringValue("title", Title);
        writer.WriteStringValue("description", Description);
        writer.WriteEnumValue("status", Status);
        writer.WriteObjectValue("imageDetails", ImageDetails);
        writer.WriteObjectValue("resources", Resources);
        writer.WriteBoolValue("sessionStickiness", SessionStickiness);
        writer.WriteDateTimeOffsetValue("createdAt", CreatedAt);
        writer.WriteStringValue("createdBy", CreatedBy);
        writer.WriteDateTimeOffsetValue("updatedAt", UpdatedAt);
        writer.WriteStringValue("updatedBy", UpdatedBy);
        writer.WriteCollectionOfObjectValues("tags", Tags);
        writer.WriteAdditionalData(AdditionalData);
    }
}
