using static Peak.Webapps.Build.Shapes;

namespace Peak.Webapps.Build;

/// <summary>
/// Every keyword that the contract may use, its place and the shape of its value: the part of OpenAPI 3.0.3 that the
/// generator and the templates support, and this project's x- extensions.
/// </summary>
internal static class Grammar
{
    private const string NameIt = "Name the schema under components/schemas and refer to it.";
    private const string OneExample = "Write one 'example': the fake and the contract tests use it.";

    private static readonly Shape Schema = new PartOf(Part.InlineSchema);
    private static readonly Shape Docs = new PartOf(Part.ExternalDocumentation);
    private static readonly Shape Parameters = new ListOf(new PartOf(Part.Parameter));
    private static readonly Shape Security = new ListOf(new MapOf(new ListOf(Text)));
    private static readonly Keyword Content = new MapOf(new PartOf(Part.MediaType));
    private static readonly Keyword Documentation = new(Text, ContractErrorId.MissingDocumentation);

    private static readonly Dictionary<string, Keyword> AnySchema = new()
    {
        ["type"] = Text,
        ["format"] = Text,
        ["nullable"] = Flag,
        ["deprecated"] = Flag,
        ["example"] = Anything,
        ["externalDocs"] = Docs,
        ["minLength"] = Count,
        ["maxLength"] = Count,
        ["pattern"] = Pattern,
        ["minimum"] = Number,
        ["maximum"] = Number,
        ["items"] = Schema,
        ["minItems"] = Count,
        ["maxItems"] = Count,
        ["additionalProperties"] = new FlagOr(Schema),
        ["allOf"] = new Unsupported("Write the properties out in each schema."),
        ["oneOf"] = new Unsupported("Describe one schema with optional properties."),
        ["anyOf"] = new Unsupported("Describe one schema with optional properties."),
        ["not"] = new Unsupported("Describe it in the description."),
        ["discriminator"] = new Unsupported("Describe one schema with optional properties."),
        ["title"] = new Unsupported("Remove it: the generator could name the C# type after it."),
        ["default"] = new Unsupported("Describe in the description what the service does without the value."),
        ["readOnly"] = new Unsupported("Use different schemas for requests and responses."),
        ["writeOnly"] = new Unsupported("Use different schemas for requests and responses."),
        ["exclusiveMinimum"] = new Unsupported("Use 'minimum'."),
        ["exclusiveMaximum"] = new Unsupported("Use 'maximum'."),
        ["multipleOf"] = new Unsupported("Describe it in the description."),
        ["uniqueItems"] = new Unsupported("Describe it in the description."),
        ["minProperties"] = new Unsupported("Describe it in the description."),
        ["maxProperties"] = new Unsupported("Describe it in the description."),
        ["xml"] = new Unsupported("Remove it: the API speaks JSON."),
    };

    private static readonly Dictionary<string, Keyword> AnyInlineSchema = new(AnySchema)
    {
        ["enum"] = new Unsupported(NameIt, ContractErrorId.InlineSchema),
        ["properties"] = new Unsupported(NameIt, ContractErrorId.InlineSchema),
        ["required"] = new Unsupported(NameIt, ContractErrorId.InlineSchema),
    };

    private static readonly Dictionary<Part, Dictionary<string, Keyword>> Parts = new()
    {
        [Part.Document] = new()
        {
            ["openapi"] = Required(Text),
            ["info"] = Required(new PartOf(Part.Info)),
            ["servers"] = new(new ListOf(new PartOf(Part.Server)), ContractErrorId.WrongServer),
            ["security"] = Security,
            ["tags"] = new ListOf(new PartOf(Part.Tag)),
            ["paths"] = Required(new MapOf(new PartOf(Part.PathItem))),
            ["components"] = new PartOf(Part.Components),
            ["externalDocs"] = Docs,
            ["webhooks"] = new Unsupported("Remove it: it belongs to OpenAPI 3.1."),
        },
        [Part.Info] = new()
        {
            ["title"] = Required(Text),
            ["version"] = Required(Text),
            ["description"] = Text,
            ["termsOfService"] = Url,
            ["contact"] = new PartOf(Part.Contact),
            ["license"] = new PartOf(Part.License),
        },
        [Part.Contact] = new() { ["name"] = Text, ["url"] = Url, ["email"] = Text },
        [Part.License] = new() { ["name"] = Required(Text), ["url"] = Url },
        [Part.Tag] = new() { ["name"] = Required(Text), ["description"] = Text, ["externalDocs"] = Docs },
        [Part.ExternalDocumentation] = new() { ["url"] = Required(Url), ["description"] = Text },
        [Part.Server] = new()
        {
            ["url"] = new(ServerPath, ContractErrorId.WrongServer, ContractErrorId.WrongServer),
            ["description"] = Text,
            ["variables"] = new Unsupported("Write the path out."),
        },
        [Part.PathItem] = new()
        {
            ["get"] = new PartOf(Part.Operation),
            ["put"] = new PartOf(Part.Operation),
            ["post"] = new PartOf(Part.Operation),
            ["delete"] = new PartOf(Part.Operation),
            ["patch"] = new PartOf(Part.Operation),
            ["parameters"] = Parameters,
            ["summary"] = Text,
            ["description"] = Text,
            ["head"] = new Unsupported("Use 'get': a response needs content to become a result."),
            ["options"] = new Unsupported("Use 'get': a response needs content to become a result."),
            ["trace"] = new Unsupported("Use 'get': Refit cannot send it."),
            ["servers"] = new Unsupported("Only the document has a server."),
            ["$ref"] = new Unsupported("Write the path out here."),
        },
        [Part.Operation] = new()
        {
            ["operationId"] = new(CamelCase, ContractErrorId.MissingOperationId, ContractErrorId.MalformedOperationId),
            ["tags"] = new ListOf(Text),
            ["summary"] = Documentation,
            ["description"] = Text,
            ["parameters"] = Parameters,
            ["requestBody"] = new PartOf(Part.RequestBody),
            ["responses"] = new(new MapOf(new PartOf(Part.Response)), ContractErrorId.NoSuccessResponse),
            ["deprecated"] = Flag,
            ["security"] = Security,
            ["externalDocs"] = Docs,
            ["callbacks"] = new Unsupported("Remove it: the client receives no calls."),
            ["servers"] = new Unsupported("Only the document has a server."),
            ["x-gone-means-done"] = Text,
            ["x-added-in"] = Text,
        },
        [Part.Parameter] = new()
        {
            ["name"] = Required(Text),
            ["in"] = Required(OneOf("path", "query", "header", "cookie")),
            ["description"] = Documentation,
            ["required"] = Flag,
            ["deprecated"] = Flag,
            ["schema"] = Required(Schema),
            ["example"] = Anything,
            ["style"] = new(OneOf("form"), WhenWrong: ContractErrorId.NotSupported),
            ["explode"] = new(True, WhenWrong: ContractErrorId.NotSupported),
            ["content"] = new Unsupported("Describe the value with 'schema'."),
            ["examples"] = new Unsupported(OneExample),
            ["allowEmptyValue"] = new Unsupported("Remove it: a parameter without a value is not sent."),
            ["allowReserved"] = new Unsupported("Remove it: values are always escaped."),
            ["x-page-number"] = True,
            ["x-originalName"] = CamelCase,
        },
        [Part.RequestBody] = new()
        {
            ["description"] = Documentation,
            ["required"] = new(True, ContractErrorId.MissingKeyword, ContractErrorId.NotSupported),
            ["content"] = Content with { WhenMissing = ContractErrorId.MissingKeyword },
        },
        [Part.Response] = new()
        {
            ["description"] = Documentation,
            ["content"] = Content,
            ["headers"] = new Unsupported("Describe it in the description."),
            ["links"] = new Unsupported("Describe it in the description."),
        },
        [Part.MediaType] = new()
        {
            ["schema"] = Required(Schema),
            ["example"] = new(Anything, ContractErrorId.MissingExample),
            ["examples"] = new Unsupported(OneExample),
            ["encoding"] = new Unsupported("Remove it: bodies are JSON."),
        },
        [Part.Components] = new()
        {
            ["schemas"] = new MapOf(new PartOf(Part.NamedSchema)),
            ["responses"] = new MapOf(new PartOf(Part.Response)),
            ["parameters"] = new MapOf(new PartOf(Part.Parameter)),
            ["requestBodies"] = new MapOf(new PartOf(Part.RequestBody)),
            ["securitySchemes"] = new MapOf(new PartOf(Part.SecurityScheme)),
            ["examples"] = new Unsupported(OneExample),
            ["headers"] = new Unsupported("Describe it in the description of the response."),
            ["links"] = new Unsupported("Describe it in the description of the response."),
            ["callbacks"] = new Unsupported("Remove it: the client receives no calls."),
        },
        [Part.SecurityScheme] = new()
        {
            ["type"] = new(OneOf("apiKey", "http"), ContractErrorId.MissingKeyword),
            ["description"] = Text,
            ["name"] = Text,
            ["in"] = OneOf("header"),
            ["scheme"] = Text,
            ["bearerFormat"] = Text,
            ["flows"] = new Unsupported("Use the type apiKey or http."),
            ["openIdConnectUrl"] = new Unsupported("Use the type apiKey or http."),
        },
        [Part.NamedSchema] = new(AnySchema)
        {
            ["description"] = Documentation,
            ["enum"] = new ListOf(Text),
            ["required"] = new ListOf(Text),
            ["properties"] = new MapOf(new PartOf(Part.Property)),
            ["x-request"] = True,
            ["x-internal"] = True,
            ["x-copy-from"] = PascalCase,
            ["x-compare-with"] = PascalCase,
            ["x-enumNames"] = new ListOf(PascalCase),
            ["x-enumDescriptions"] = new ListOf(Text),
            ["x-failure-values"] = new ListOf(Text),
            ["x-status-roles"] = new MapOf(Text),
            ["x-resource"] = PascalCase,
            ["x-page"] = new MapOf(Text),
        },
        [Part.Property] = new(AnyInlineSchema) { ["description"] = Documentation, ["x-redeploys"] = True },
        [Part.InlineSchema] = new(AnyInlineSchema) { ["description"] = Text },
    };

    /// <summary>The sections of the parts that a $ref may lead to.</summary>
    private static readonly Dictionary<Part, string> Sections = new()
    {
        [Part.Parameter] = "parameters",
        [Part.RequestBody] = "requestBodies",
        [Part.Response] = "responses",
        [Part.NamedSchema] = "schemas",
        [Part.Property] = "schemas",
        [Part.InlineSchema] = "schemas",
    };

    public static IReadOnlyDictionary<string, Keyword> KeywordsOf(Part part) => Parts[part];

    /// <summary>The section of the components that holds such parts, if a $ref may stand for one.</summary>
    public static string? SectionOf(Part part) => Sections.GetValueOrDefault(part);

    public static bool IsReferredTo(string section) => Sections.ContainsValue(section);

    public static IEnumerable<Part> PartsWith(string keyword) =>
        Parts.Where(part => part.Value.ContainsKey(keyword)).Select(part => part.Key);

    public static IEnumerable<string> Extensions { get; } =
        [.. Parts.Values.SelectMany(part => part.Keys).Where(IsExtension).Distinct()];

    public static bool IsExtension(string keyword) => keyword.StartsWith("x-", StringComparison.Ordinal);

    private static Keyword Required(Shape shape) => new(shape, ContractErrorId.MissingKeyword);
}
