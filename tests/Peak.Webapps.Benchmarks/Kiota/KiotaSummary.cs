using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Peak.Webapps.Benchmarks.Kiota;

/// <summary>A webapp in a list, in the shape that Kiota generates.</summary>
internal sealed class KiotaSummary : IAdditionalDataHolder, IParsable
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public KiotaStatus? Status { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public string? UpdatedBy { get; set; }

    public List<UntypedNode>? Tags { get; set; }

    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public static KiotaSummary CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "id", n => Id = n.GetStringValue() },
        { "name", n => Name = n.GetStringValue() },
        { "status", n => Status = n.GetEnumValue<KiotaStatus>() },
        { "updatedAt", n => UpdatedAt = n.GetDateTimeOffsetValue() },
        { "updatedBy", n => UpdatedBy = n.GetStringValue() },
        { "tags", n => Tags = n.GetCollectionOfObjectValues(UntypedNode.CreateFromDiscriminatorValue)?.AsList() },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("id", Id);
        writer.WriteStringValue("name", Name);
        writer.WriteEnumValue("status", Status);
        writer.WriteDateTimeOffsetValue("updatedAt", UpdatedAt);
        writer.WriteStringValue("updatedBy", UpdatedBy);
        writer.WriteCollectionOfObjectValues("tags", Tags);
        writer.WriteAdditionalData(AdditionalData);
    }
}
