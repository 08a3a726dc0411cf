using Newtonsoft.Json.Linq;

namespace Peak.Webapps;

/// <summary>Finds the names in a list of tags.</summary>
internal static class TagNames
{
    private const string NameProperty = "name";

    /// <summary>The names of tags that are a string, or an object whose name is a string. Others are skipped.</summary>
    internal static IReadOnlyList<string> Of(IReadOnlyList<JToken>? tags) =>
        [.. from tag in tags ?? []
            let name = tag is JObject properties ? properties[NameProperty] : tag
            where name is { Type: JTokenType.String }
            select name.Value<string>()];
}
