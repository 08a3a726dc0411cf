namespace Peak.Webapps.Build.Tests;

internal static partial class SeededDefects
{
    private static SeededDefect[] OfKeywords =>
    [
        Misspelt("components:\n", "componets:\n", "components") with
        {
            Also = [ContractErrorId.DanglingReference, ContractErrorId.Undeclared],
        },
        Misspelt("  description: >-\n    Deploys", "  descripton: >-\n    Deploys", "description"),
        Misspelt("    url: https://docs.peak.ai", "    ulr: https://docs.peak.ai", "url"),
        Misspelt("    url: https://www.apache.org", "    link: https://www.apache.org", null),
        Misspelt("    description: Web apps that Peak runs", "    descripion: Web apps that Peak runs", "description"),
        Misspelt("    get:\n      operationId: listWebapps", "    gett:\n      operationId: listWebapps", "get"),
        Misspelt("      tags: [webapps]", "      tag: [webapps]", "tags"),
        Misspelt(
            "      parameters:\n        - name: pageSize", "      paramters:\n        - name: pageSize", "parameters"),
        Misspelt("          explode: true", "          explod: true", "explode"),
        Misspelt("          example: [CREATING, AVAILABLE]", "          exmaple: [CREATING, AVAILABLE]", "example"),
        Misspelt("            maximum: 100", "            maxmum: 100", "maximum"),
        Misspelt("          minLength: 1", "          minlength: 1", "minLength"),
        new("'securty' is written for a keyword", ContractErrorId.UnknownKeyword,
            Edit.Append("      tags: [webapps]\n", "      securty: []\n"),
            "      securty: []", "'securty'", "did you mean 'security'?"),
        new("'contents' is written for a keyword", ContractErrorId.UnknownKeyword,
            Edit.Replace("create.\n        content:", "create.\n        contents:"),
            "        contents:", "'contents'", "did you mean 'content'?")
        {
            Also = [ContractErrorId.MissingKeyword],
        },
        Misspelt("  securitySchemes:", "  securitySchema:", "securitySchemes") with { Also = [ContractErrorId.Undeclared] },
        Misspelt("      in: header", "      at: header", null),
        Misspelt("          nullable: true", "          nulable: true", "nullable"),
        Misspelt("      additionalProperties: false", "      aditionalProperties: false", "additionalProperties"),
        Misspelt("          items: {}", "          item: {}", "items") with { Also = [ContractErrorId.MissingKeyword] },
        Misspelt("          pattern: \\S", "          patern: \\S", "pattern"),
        Misspelt("              schema:\n", "              shema:\n", "schema") with
        {
            Also = [ContractErrorId.MissingKeyword],
        },

        Extension("x-page-number: true", "x-pagenumber: true", "x-page-number"),
        Extension("x-originalName: name", "x-original-name: name", "x-originalName"),
        Extension("x-redeploys: true", "x-redeploy: true", "x-redeploys"),
        Extension("x-gone-means-done: id", "x-gone-is-done: id", null),
        Extension("x-failure-values:", "x-failures:", null),
        Extension("x-status-roles:", "x-statusroles:", "x-status-roles"),
        Extension("x-resource: WebappStatus", "x-resources: WebappStatus", "x-resource"),
        Extension("x-page:", "x-pages:", "x-page"),
        Extension("x-gone-means-done: id", "x-addedin: 1.1.0", "x-added-in"),
        Extension("  title: Peak webapps API", "  x-audience: everybody\n  title: Peak webapps API", null),

        new("An extension of a schema is in an operation", ContractErrorId.MisplacedExtension,
            Edit.Append("operationId: createWebapp\n", "      x-request: true\n"),
            "      x-request: true\n      tags", "'x-request'", "operation", "named schema"),
        new("An extension of a parameter is in its schema", ContractErrorId.MisplacedExtension,
            Edit.Append("            maximum: 100\n", "            x-originalName: page\n"),
            "x-originalName: page", "'x-originalName'", "parameter"),
        new("An extension of a property is in a schema", ContractErrorId.MisplacedExtension,
            Edit.Append("    WebappResources:\n", "      x-redeploys: true\n"),
            "      x-redeploys: true\n      type", "'x-redeploys'", "property"),

        new("A string has a minimum", ContractErrorId.WrongForType,
            Edit.Append("pattern: \\S\n", "          minimum: 1\n"),
            "          minimum: 1\n          description: The name", "'minimum'", "integer or number", "string"),
        new("An enum is on a number", ContractErrorId.WrongForType,
            Edit.Replace("    WebappStatus:\n      type: string", "    WebappStatus:\n      type: integer"),
            "      enum:", "'enum'", "string", "integer")
        {
            Also = [ContractErrorId.InvalidExample],
        },
        new("A string is marked as a request", ContractErrorId.WrongForType,
            Edit.Append("    WebappStatus:\n", "      x-request: true\n"),
            "      x-request: true\n      type: string", "'x-request'", "object"),
        new("A boolean has items", ContractErrorId.WrongForType,
            Edit.Replace("          type: boolean\n", "          type: boolean\n          items: {}\n"),
            "          items: {}\n          description: Whether", "'items'", "array")
        {
            Also = [ContractErrorId.InvalidCopy],
        },

        new("The API has no version", ContractErrorId.MissingKeyword,
            Edit.Remove($"  {RealContract.VersionLine}\n"),
            "info:", "info", "'version'"),
        new("There are no paths", ContractErrorId.MissingKeyword,
            new Edit((RealContract.Text[RealContract.Text.IndexOf("paths:\n", StringComparison.Ordinal)..], "")),
            "openapi:", "'paths'")
        {
            Also = [ContractErrorId.Undeclared],
        },
        new("A parameter has no name", ContractErrorId.MissingKeyword,
            Edit.Replace("- name: pageSize\n          in: query", "- in: query"),
            "- in: query", "parameter", "'name'"),
        new("A parameter has no schema", ContractErrorId.MissingKeyword,
            Edit.Remove("        schema:\n          type: string\n          minLength: 1\n"),
            "- name: webappId", "'schema'"),
        new("A request body may be left out", ContractErrorId.MissingKeyword,
            Edit.Remove("        required: true\n"),
            "      requestBody:", "'required'"),
        new("An array has no items", ContractErrorId.MissingKeyword,
            Edit.Remove("          items: {}\n"),
            "        tags:\n          type: array", "'items'"),

        Wrong("The title is a number", "title: Peak webapps API", "title: 3", "'title'", "text"),
        Wrong("The version is read as a number", RealContract.VersionLine, "version: 1.0", "'version'", "quotes"),
        new("A flag is a word", ContractErrorId.WrongValue,
            Edit.Append("operationId: listWebapps\n", "      deprecated: yes\n"),
            "      deprecated: yes", "'deprecated'", "true or false"),
        Wrong("A URL has no host", "url: https://docs.peak.ai", "url: https://:80", "'url'", "https://"),
        Wrong("A URL has no scheme", "url: https://docs.peak.ai", "url: docs.peak.ai", "'url'", "https://"),
        Wrong("A minimum is a word", "minimum: 1", "minimum: one", "'minimum'", "number"),
        Wrong("A length is negative", "minLength: 1", "minLength: -1", "'minLength'"),
        Wrong("A location is misspelt", "in: query", "in: qurey", "'in'", "path, query"),
        Wrong("A pattern is no regular expression", "pattern: \\S", "pattern: '['", "'pattern'", "regular expression"),
        Wrong("A description is a list",
            "description: The number of pages.", "description: [The number of pages.]", "'description'", "a list"),
        new("A response is a word", ContractErrorId.WrongValue,
            Edit.Replace("'409':\n          $ref: '#/components/responses/Conflict'", "'409': Conflict"),
            "        '409': Conflict", "'409'", "'Conflict'", "map")
        {
            Also = [ContractErrorId.UnusedComponent],
        },
        Wrong("Tags are a word", "tags: [webapps]", "tags: webapps", "'tags'", "list"),
        Wrong("A type of security is misspelt", "type: apiKey", "type: apikey", "'type'", "apiKey"),
        Wrong("The page number is marked with a text",
            "x-page-number: true", "x-page-number: 'true'", "'x-page-number'", "true"),
        Wrong("A request is marked as none", "x-request: true", "x-request: false", "'x-request'", "true"),
        Wrong("Redeployment is a word", "x-redeploys: true", "x-redeploys: yes", "'x-redeploys'"),
        Wrong("A C# name has a hyphen",
            "x-originalName: name", "x-originalName: the-name", "'x-originalName'", "camelCase"),
        Wrong("The name of an enum value is no identifier",
            "- CreateFailed", "- Create-Failed", "'x-enumNames'", "'Create-Failed'", "identifier"),
        Wrong("The name of an enum value is in lower case", "- Creating", "- creating", "'creating'", "PascalCase"),
        Wrong("The source of a copy is no name",
            "x-copy-from: CreateWebappRequest", "x-copy-from: [CreateWebappRequest]", "'x-copy-from'"),
        Wrong("The other side of a comparison is no name",
            "x-compare-with: Webapp\n", "x-compare-with: [Webapp]\n", "'x-compare-with'"),

        .. Unsupported("schema", "    WebappResources:\n", "      ",
            "allOf: []", "oneOf: []", "anyOf: []", "not: {}", "discriminator: {propertyName: type}",
            "title: WebappResources", "default: {}", "readOnly: true", "writeOnly: true", "minProperties: 1",
            "maxProperties: 2", "xml: {}"),
        .. Unsupported("property",
            "        instanceTypeId:\n", "          ", "exclusiveMinimum: true", "exclusiveMaximum: true",
            "multipleOf: 2", "uniqueItems: true"),
        .. Unsupported("operation", "      operationId: listWebapps\n", "      ", "callbacks: {}", "servers: []"),
        .. Unsupported("path",
            "  /webapps/:\n", "    ", "trace: {}", "head: {}", "options: {}", "servers: []", "$ref: '#/paths/x'"),
        .. Unsupported("response", "    BadRequest:\n", "      ", "links: {}", "headers: {}"),
        .. Unsupported("parameter",
            "        - name: pageSize\n", "          ", "content: {}", "examples: {}", "allowEmptyValue: true",
            "allowReserved: true", "style: spaceDelimited", "explode: false"),
        .. Unsupported("media type", "\n          application/json:\n", "            ", "encoding: {}", "examples: {}"),
        .. Unsupported("components", "components:\n", "  ", "examples: {}", "headers: {}", "links: {}", "callbacks: {}"),
        .. Unsupported("document", "openapi: 3.0.3\n", "", "webhooks: {}"),
        .. Unsupported("security scheme", "    token:\n", "      ", "flows: {}", "openIdConnectUrl: x"),

        new("An operation has no summary", ContractErrorId.MissingDocumentation,
            Edit.Remove("      summary: Deletes a webapp.\n"),
            "    delete:", "operation", "'summary'"),
        new("A summary is empty", ContractErrorId.MissingDocumentation,
            Edit.Replace("summary: Deletes a webapp.", "summary:"),
            "    delete:", "'summary'"),
        new("A parameter has no description", ContractErrorId.MissingDocumentation,
            Edit.Remove("        description: The id of the webapp.\n"),
            "- name: webappId", "parameter"),
        new("A request body has no description", ContractErrorId.MissingDocumentation,
            Edit.Remove("        description: The webapp to create.\n"),
            "      requestBody:", "request body"),
        new("A response has no description", ContractErrorId.MissingDocumentation,
            Edit.Remove("      description: The webapp does not exist.\n"),
            "    NotFound:", "response"),
        new("A response's description is blank", ContractErrorId.MissingDocumentation,
            Edit.Replace("description: The webapp does not exist.", "description: ' '"),
            "    NotFound:", "response"),
        new("A schema has no description", ContractErrorId.MissingDocumentation,
            Edit.Remove("      description: A response with the id of a webapp.\n"),
            "    WebappReference:", "named schema"),
        new("A property has no description", ContractErrorId.MissingDocumentation,
            Edit.Remove("          description: The number of pages.\n"),
            "        pageCount:\n", "property"),
    ];

    private static SeededDefect Misspelt(string right, string wrong, string? suggestion)
    {
        var word = KeyOf(wrong);
        return new(
            $"'{word}' is written for a keyword", ContractErrorId.UnknownKeyword,
            Edit.Replace(right, wrong),
            wrong, suggestion is null ? [$"'{word}'"] : [$"'{word}'", $"did you mean '{suggestion}'?"]);
    }

    private static SeededDefect Extension(string right, string wrong, string? suggestion)
    {
        var word = KeyOf(wrong);
        return new($"The extension '{word}' is one that nobody reads", ContractErrorId.UnknownExtension,
            Edit.Replace(right, wrong),
            wrong, suggestion is null ? [$"'{word}'"] : [$"'{word}'", $"did you mean '{suggestion}'?"]);
    }

    private static SeededDefect Wrong(string name, string right, string wrong, params string[] words) =>
        new(name, ContractErrorId.WrongValue, Edit.Replace(right, wrong), wrong, words);

    private static IEnumerable<SeededDefect> Unsupported(
        string place, string after, string indentation, params string[] lines) =>
        lines.Select(line => new SeededDefect($"A {place} has '{line}'", ContractErrorId.NotSupported,
            Edit.Append(after, $"{indentation}{line}\n"), $"{indentation}{line}", $"'{line[..line.IndexOf(':')]}'"));

    private static string KeyOf(string line) => line[..line.IndexOf(':')].Trim();
}
