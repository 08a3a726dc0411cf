namespace Peak.Webapps.Build.Tests;

internal static partial class SeededDefects
{
    private static SeededDefect[] OfReferences =>
    [
        new("A schema does not exist", FaultId.DanglingReference,
            Edit.Replace("'#/components/schemas/WebappsPage'", "'#/components/schemas/WebappPage'"),
            "$ref: '#/components/schemas/WebappPage'", "'#/components/schemas/WebappPage'",
            "did you mean 'WebappsPage'?")
        {
            Also = [FaultId.UnusedComponent],
        },
        new("A response does not exist", FaultId.DanglingReference,
            Edit.Replace("responses/BadRequest'", "responses/Timeout'"),
            "responses/Timeout'", "'#/components/responses/Timeout'"),
        new("A parameter does not exist", FaultId.DanglingReference,
            Edit.Replace(
                "    parameters:\n      - name: webappId",
                "    parameters:\n      - $ref: '#/components/parameters/Tenant'\n      - name: webappId"),
            "parameters/Tenant'", "'#/components/parameters/Tenant'"),
        new("A schema stands in another file", FaultId.ExternalReference,
            Edit.Replace("'#/components/schemas/WebappReference'", "'schemas.yaml#/WebappReference'"),
            "schemas.yaml", "'schemas.yaml#/WebappReference'", "leaves this file"),
        new("A schema stands on the web", FaultId.ExternalReference,
            Edit.Replace("'#/components/schemas/WebappReference'", "'https://example.com/a.yaml'"),
            "https://example.com", "leaves this file"),
        new("A reference is a number", FaultId.ExternalReference,
            Edit.Replace("'#/components/schemas/WebappReference'", "12"), "$ref: 12", "'12'"),
        new("Schemas refer to each other and to nothing else", FaultId.CircularReference,
            Edit.Append(
                "  schemas:\n",
                "    First: {$ref: '#/components/schemas/Second'}\n    Second: {$ref: '#/components/schemas/First'}\n"),
            "    First:", "comes back to itself")
        {
            Also = [FaultId.UnusedComponent],
        },
        new("A schema refers to itself", FaultId.CircularReference,
            Edit.Replace(
                "    WebappReference:\n      type: object\n",
                "    WebappReference:\n      $ref: '#/components/schemas/WebappReference'\n      type: object\n"),
            "      $ref: '#/components/schemas/WebappReference'\n      type", "comes back to itself")
        {
            Also = [FaultId.KeywordBesideReference],
        },
        new("A response is taken for a schema", FaultId.WrongTarget,
            Edit.Replace("'#/components/schemas/WebappReference'", "'#/components/responses/NotFound'"),
            "$ref: '#/components/responses/NotFound'",
            "wrong place", "#/components/schemas/"),
        new("A reference leads into a schema", FaultId.WrongTarget,
            Edit.Replace("'#/components/schemas/ImageDetails'", "'#/components/schemas/WebappReference/properties/id'"),
            "WebappReference/properties/id'",
            "wrong place")
        {
            Also = [FaultId.UnfitCopy, FaultId.UnfitExample],
        },
        new("A description stands beside a reference", FaultId.KeywordBesideReference,
            Edit.Append(
                "        status:\n          $ref: '#/components/schemas/WebappStatus'\n",
                "          description: Where the webapp stands.\n"),
            "          description: Where the webapp stands.", "'description'", "ignores"),
        new("A component response is not used", FaultId.UnusedComponent,
            Edit.Remove("        '409':\n          $ref: '#/components/responses/Conflict'\n"),
            "    Conflict:", "'Conflict'"),
        new("A component schema is used by itself only", FaultId.UnusedComponent,
            Edit.Append("  schemas:\n",
                "    Folder: {type: object, description: A, properties: {a: {$ref: '#/components/schemas/Folder'}}}\n"),
            "    Folder:", "'Folder'"),
        new("A tag is not declared", FaultId.Undeclared,
            Edit.Replace("tags: [webapps]", "tags: [webaps]"),
            "tags: [webaps]", "tag", "did you mean 'webapps'?"),
        new("A security scheme is not declared", FaultId.Undeclared,
            Edit.Replace("- token: []", "- tokens: []"),
            "- tokens: []", "security scheme", "did you mean 'token'?"),
    ];
}
