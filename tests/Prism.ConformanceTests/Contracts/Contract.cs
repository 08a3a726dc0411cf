using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Peak.Webapps.Judging;

/// <summary>What the contract says of its operations, read afresh: what client and fake make of it is what is judged.</summary>
internal sealed class Contract
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private readonly JObject _document;

    private Contract(string file, JObject document)
    {
        File = file;
        _document = document;
        BasePath = (string?)document.SelectToken("servers[0].url") ?? throw new InvalidDataException($"{file} names no server.");
        Operations = [.. ReadOperations()];
        if (Operations.Count == 0)
        {
            throw new InvalidDataException($"{file} has no operations.");
        }
    }

    /// <summary>Where the contract was read from.</summary>
    public string File { get; }

    /// <summary>The path of the server, before every path of the contract.</summary>
    public string BasePath { get; }

    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>Every answer that the contract documents.</summary>
    public IEnumerable<DocumentedAnswer> Answers => Operations.SelectMany(operation => operation.Answers);

    /// <summary>Reads a contract.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">It is not one.</exception>
    public static Contract Read(string file)
    {
        try
        {
            // Without the attempt, all numbers and booleans of the examples would be texts.
            var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build()
                .Deserialize<object>(System.IO.File.ReadAllText(file));
            var json = new SerializerBuilder().JsonCompatible().Build().Serialize(yaml);
            return Parse(json) is JObject document
                ? new Contract(file, document)
                : throw new InvalidDataException($"{file} is not a contract.");
        }
        catch (YamlException fault)
        {
            throw new InvalidDataException($"{file} is not YAML, at line {fault.Start.Line}: {fault.Message}", fault);
        }
    }

    public Operation Operation(string id) => Operations.Single(operation => operation.Id == id);

    /// <summary>The operation that a request calls; null when it calls none.</summary>
    /// <param name="method">The method of the request.</param>
    /// <param name="path">Its path, without the server's.</param>
    public Operation? Find(HttpMethod method, string path) =>
        Operations.FirstOrDefault(operation => operation.Method == method && operation.IsAt(path));

    /// <summary>A copy of the whole document, to make a stricter one of.</summary>
    public JObject Copy() => (JObject)_document.DeepClone();

    private IEnumerable<Operation> ReadOperations() =>
        from path in ((JObject?)_document["paths"] ?? []).Properties()
        from method in ((JObject)path.Value).Properties()
        where Methods.Contains(method.Name)
        select new Operation(path.Name, HttpMethod.Parse(method.Name), path.Value["parameters"], method.Value, Resolve);

    /// <summary>Follows a reference inside the contract, if it is one.</summary>
    private JToken Resolve(JToken token) =>
        token is JObject && (string?)token["$ref"] is { } reference
            ? _document.SelectToken(reference.TrimStart('#', '/').Replace('/', '.'))
                ?? throw new InvalidDataException($"The contract refers to {reference}, which it does not have.")
            : token;

    private static JToken Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }
}
