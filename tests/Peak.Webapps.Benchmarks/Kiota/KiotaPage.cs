using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Peak.Webapps.Benchmarks.Kiota;

/// <summary>A page of a list, in the shape that Kiota generates.</summary>
internal sealed class KiotaPage : IAdditionalDataHolder, IParsable
{
    public int? WebappsCount { get; set; }

    public List<KiotaSummary>? Webapps { get; set; }

    public int? PageCount { get; set; }

    public int? PageNumber { get; set; }

    public int? PageSize { get; set; }

    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public static KiotaPage CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "webappsCount", n => WebappsCount = n.GetIntValue() },
        { "webapps", n => Webapps = n.GetCollectionOfObjectValues(KiotaSummary.CreateFromDiscriminatorValue)?.AsList() },
        { "pageCount", n => PageCount = n.GetIntValue() },
        { "pageNumber", n => PageNumber = n.GetIntValue() },
        { "pageSize", n => PageSize = n.GetIntValue() },
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteIntValue("webappsCount", WebappsCount);
        writer.WriteCollectionOfObjectValues("webapps", Webapps);
        writer.WriteIntValue("pageCount", PageCount);
        writer.WriteIntValue("pageNumber", PageNumber);
        writer.WriteIntValue("pageSize", PageSize);
        writer.WriteAdditionalData(AdditionalData);
    }
}
