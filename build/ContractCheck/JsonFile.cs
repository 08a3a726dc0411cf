using System.Globalization;
using System.Text.Json;

namespace Peak.Webapps.Build;

/// <summary>Writes the contract as JSON, for readers that have no YAML parser.</summary>
internal static class JsonFile
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    public static void Write(YamlNode root, string path)
    {
        using var file = File.Create(path);
        using var writer = new Utf8JsonWriter(file, Options);
        Write(root, writer);
    }

    private static void Write(YamlNode node, Utf8JsonWriter writer)
    {
        switch (node.Kind)
        {
            case YamlKind.Map:
                writer.WriteStartObject();
                foreach (var child in node.Children)
                {
                    writer.WritePropertyName(child.Key);
                    Write(child, writer);
                }

                writer.WriteEndObject();
                break;
            case YamlKind.List:
                writer.WriteStartArray();
                foreach (var child in node.Children)
                {
                    Write(child, writer);
                }

                writer.WriteEndArray();
                break;
            case YamlKind.Number when long.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer):
                writer.WriteNumberValue(integer);
                break;
            case YamlKind.Number:
                writer.WriteNumberValue(double.Parse(node.Value, CultureInfo.InvariantCulture));
                break;
            case YamlKind.Flag:
                writer.WriteBooleanValue(bool.Parse(node.Value));
                break;
            case YamlKind.Null:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue(node.Value);
                break;
        }
    }
}
