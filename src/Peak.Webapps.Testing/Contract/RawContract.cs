using Newtonsoft.Json.Linq;
using YamlDotNet.Serialization;

namespace Peak.Webapps.Testing;

/// <summary>
/// The contract as it is written. NSwag's own YAML reader makes texts of the numbers and booleans in examples and
/// extensions, and shortens their dates: so the YAML is read here, and examples are taken from here.
/// </summary>
internal sealed class RawContract
{
    private readonly JObject _document;

    public RawContract(string yaml)
    {
        var document = new DeserializerBuilder()
            .WithAttemptingUnquotedStringTypeDeserialization()
            .Build()
            .Deserialize<object>(yaml);
        Json = new SerializerBuilder().JsonCompatible().Build().Serialize(document);
        _document = (JObject)ContractJson.Parse(Json);
    }

    /// <summary>The contract as JSON.</summary>
    public string Json { get; }

    /// <summary>The operation at a path and method, as the contract writes both.</summary>
    public JToken Operation(string path, string method) => _document["paths"]![path]![method]!;

    /// <summary>Follows references inside the contract.</summary>
    public JToken? Resolve(JToken? token)
    {
        while ((string?)(token as JObject)?["$ref"] is { } reference)
        {
            // A reference is a JSON pointer, in which ~1 stands for a slash and ~0 for a tilde.
            token = reference.Split('/').Skip(1)
                .Select(name => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
                .Aggregate((JToken?)_document, (parent, name) => parent?[name]);
        }

        return token;
    }
}
