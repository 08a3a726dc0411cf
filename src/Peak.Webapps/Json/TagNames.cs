using Newtonsoft.Json.Linq;

namespace Peak.Webapps;

/// <summary>Finds the names in a list of tags.</summary>
internal static class TagNames
{
    private const string NameProperty = "name";

    /// <summary>The names of tags that are a string, or an object whose name is a string. Others are skipped.</summary>
    internal static IReadOnlyList<string> Of(IReadOnlyList<JToken>? tags)
    {
        var names = new List<string>(tags?.Count ?? 0);
        for (var index = 0; index < tags?.Count; index++)
        {
            var name = tags[index] is JObject tag ? tag[NameProperty] : tags[index];
            if (name is JValue { Value: string text, Type: JTokenType.String })
            {
                names.Add(text);
            }
        }

        return names;
    }
}
