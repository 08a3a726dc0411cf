namespace Peak.Webapps.Build.Tests;

internal static partial class SeededDefects
{
    private static SeededDefect[] OfReferences =>
    [
        new("A schema does not exist", ContractErrorId.DanglingReference,
            Edit.Replace("'#/components/schemas/WebappsPage'", "'#/components/schemas/WebappPage'"),
            "$ref: '#/components/schemas/WebappPage'", "'#/components/schemas/WebappPage'",
            "did you mean 'WebappsPage'?")
        {
            Also = [ContractErrorId.UnusedComponent],
        },
        new("A response does not exist", ContractErrorId.DanglingReference,
            Edit.Replace("responses/BadRequest'", "responses/Timeout'"),
            "responses/Timeout'", "'#/components/responses/Timeout'"),
        new("A parameter does not exist", ContractErrorId.DanglingReference,
            Edit.Replace(
                "    parameters:\n      - name: webappId",
                "    parameters:\n      - $ref: '#/components/parameters/Tenant'\n      - name: webappId"),
            "parameters/Tenant'", "'#/components/parameters/Tenant'"),
        new("A schema is in another file", ContractErrorId.ExternalReference,
            Edit.Replace("'#/components/schemas/WebappReference'", "'schemas.yaml#/WebappReference'"),
            "schemas.yaml", "'schemas.yaml#/WebappReference'", "leaves this file"),
        new("A schema is on the web", ContractErrorId.ExternalReference,
            Edit.Replace("'#/components/schemas/WebappReference'", "'https://example.com/a.yaml'"),
            "https://example.com", "leaves this file"),
        new("A reference is a number", ContractErrorId.ExternalReference,
            Edit.Replace("'#/components/schemas/WebappReference'", "12"), "$ref: 12", "'12'"),
        new("Schemas refer to each other and to nothing else", ContractErrorId.CircularReference,
            Edit.Append(
                "  schemas:\n",
                "    First: {$ref: '#/components/schemas/Second'}\n    Second: {$ref: '#/components/schemas/First'}\n"),
            "    First:", "refers to itself")
        {
            Also = [ContractErrorId.UnusedComponent],
        },
        new("A schema refers to itself", ContractErrorId.CircularReference,
            Edit.Replace(
                "    WebappReference:\n      type: object\n",
                "    WebappReference:\n      $ref: '#/components/schemas/WebappReference'\n      type: object\n"),
            "      $ref: '#/components/schemas/WebappReference'\n      type", "refers to itself")
        {
            Also = [ContractErrorId.KeywordBesideReference],
        },
        new("A response is taken for a schema", ContractErrorId.WrongTarget,
            Edit.Replace("'#/components/schemas/WebappReference'", "'#/components/responses/NotFound'"),
            "$ref: '#/components/responses/NotFound'",
            "wrong target", "#/components/schemas/"),
        new("A reference leads into a schema", ContractErrorId.WrongTarget,
            Edit.Replace("'#/components/schemas/ImageDetails'", "'#/components/schemas/WebappReference/properties/id'"),
            "WebappReference/properties/id'",
            "wrong target")
        {
            Also = [ContractErrorId.InvalidCopy, ContractErrorId.InvalidExample],
        },
        new("A description is beside a reference", ContractErrorId.KeywordBesideReference,
            Edit.Append(
                "        status:\n          $ref: '#/components/schemas/WebappStatus'\n",
                "          description: Where the webapp stands.\n"),
            "          description: Where the webapp stands.", "'description'", "ignores"),
        new("A component response is not used", ContractErrorId.UnusedComponent,
            Edit.Remove("        '409':\n          $ref: '#/components/responses/Conflict'\n"),
            "    Conflict:", "'Conflict'"),
        new("A component schema is used by itself only", ContractErrorId.UnusedComponent,
            Edit.Append("  schemas:\n",
                "    Folder: {type: object, description: A, properties: {a: {$ref: '#/components/schemas/Folder'}}}\n"),
            "    Folder:", "'Folder'"),
        new("A tag is not declared", ContractErrorId.Undeclared,
            Edit.Replace("tags: [webapps]", "tags: [webaps]"),
            "tags: [webaps]", "tag", "did you mean 'webapps'?"),
        new("A security scheme is not declared", ContractErrorId.Undeclared,
            Edit.Replace("- token: []", "- tokens: []"),
            "- tokens: []", "security scheme", "did you mean 'token'?"),
    ];
}
