using Newtonsoft.Json.Linq;

namespace Peak.Webapps.Judging;

/// <summary>
/// Copies of the contract that demand more than it does, so that Prism also judges what the contract leaves open.
/// </summary>
internal static class StricterContract
{
    /// <summary>
    /// Demands that a request brings everything that it can: a client that lost a property or a filter on the way would
    /// keep to the contract, since hardly anything is required.
    /// </summary>
    public static string WithAllRequired(Contract contract, string folder)
    {
        var document = contract.Copy();
        foreach (var parameter in document.SelectTokens("paths..parameters[*]").OfType<JObject>())
        {
            parameter["required"] = true;
        }

        foreach (var schema in Objects(document).Where(schema => (bool?)schema["x-request"] == true))
        {
            schema["required"] = new JArray(((JObject)schema["properties"]!).Properties().Select(property => property.Name));
        }

        return Write(document, folder, "all-required.json");
    }

    /// <summary>
    /// Allows no property that it does not name. Users' clients must bear new ones, so the contract allows them; from our
    /// own client and fake they would be slips.
    /// </summary>
    public static string Closed(Contract contract, string folder)
    {
        var document = contract.Copy();
        foreach (var schema in Objects(document))
        {
            schema["additionalProperties"] = false;
        }

        return Write(document, folder, "closed.json");
    }

    private static IEnumerable<JObject> Objects(JObject document) =>
        document.SelectTokens("components.schemas.*").OfType<JObject>().Where(schema => schema["properties"] is JObject);

    private static string Write(JObject document, string folder, string name)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, document.ToString());
        return file;
    }
}
