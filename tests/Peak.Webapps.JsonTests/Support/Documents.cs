using System.Text.Json.Nodes;
using CsCheck;

namespace Peak.Webapps.JsonTests.Support;

/// <summary>JSON texts of a type: valid ones, of which some have values replaced, removed or added.</summary>
internal static class Documents
{
    private static readonly string[] Replacements =
    [
        "null", "true", "false", "0", "-0.0", "1.0", "1e2", "15e-1", "1.5", "100e-2", "9007199254740993.0",
        "2147483647", "2147483648", "-2147483648.0", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "9223372036854775807.0", "1e19", "1e-20",
        "\"\"", "\" \"", "\"x\"", "\"5\"", "\"AVAILABLE\"", "\"2026-07-02T09:30:00Z\"", "\"2026-07-02T09:30:00\"", "\"2026-07-02t09:30:00.5z\"",
        "\"2026-07-02T09:30:00+01:00\"", "\"2026-07-02\"", "\"2026-07-02T09:30Z\"", "\"2026-13-02T09:30:00Z\"", "\"2026-07-02 09:30:00Z\"",
        "{}", "[]", "[null]", "[1]", "[\"x\"]", "[{}]", "{\"left\":1}", "{\"imageId\":1}",
    ];

    internal static Gen<string> Of(Type type) =>
        Values.Valid(type).Select(Gen.Int[0, 3], Gen.Int[0, int.MaxValue], static (value, changes, seed) => Changed(Generated.Write(value), changes, new Random(seed)));

    private static string Changed(string json, int changes, Random random)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        for (; changes > 0; changes--)
        {
            var nodes = Descendants(root).ToList();
            if (nodes.Count == 0 || random.Next(10) == 0)
            {
                root["newer"] = Replacement(random);
                continue;
            }

            var node = nodes[random.Next(nodes.Count)];
            if (node.Parent is JsonObject parent && random.Next(4) == 0)
            {
                parent.Remove(node.Name!);
            }
            else if (node.Parent is JsonObject holder)
            {
                holder[node.Name!] = Replacement(random);
            }
            else
            {
                node.Parent[node.Index] = Replacement(random);
            }
        }

        return root.ToJsonString();
    }

    private static JsonNode? Replacement(Random random) => JsonNode.Parse(Replacements[random.Next(Replacements.Length)]);

    private static IEnumerable<(JsonNode Parent, string? Name, int Index)> Descendants(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(property => Descendants(property.Value).Prepend((properties, property.Key, 0))),
        JsonArray items => items.SelectMany((item, index) => Descendants(item).Prepend((items, null, index))),
        _ => [],
    };
}
