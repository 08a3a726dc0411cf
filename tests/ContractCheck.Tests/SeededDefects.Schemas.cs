namespace Peak.Webapps.Build.Tests;

internal static partial class SeededDefects
{
    private static SeededDefect[] OfSchemas =>
    [
        new("A schema's name is in lower case", FaultId.MalformedSchemaName,
            AddSchema("webappNote", ScalarSchema),
            "    webappNote:", "'webappNote'", "PascalCase")
        {
            Also = [FaultId.UnusedComponent],
        },
        new("A schema's name has a dot", FaultId.MalformedSchemaName,
            AddSchema("Webapp.Note", ScalarSchema),
            "    Webapp.Note:", "'Webapp.Note'")
        {
            Also = [FaultId.UnusedComponent],
        },

        new("A type is misspelt", FaultId.UnknownType,
            Edit.Replace("type: integer", "type: integr"),
            "type: integr", "'integr'", "did you mean 'integer'?"),
        new("A type belongs to OpenAPI 3.1", FaultId.UnknownType,
            Edit.Replace("          type: boolean\n          nullable: true", "          type: 'null'"),
            "          type: 'null'", "'null'")
        {
            Also = [FaultId.UnfitComparison],
        },
        new("A property has no type", FaultId.UnknownType,
            Edit.Replace(
                "          type: string\n          description: Who created",
                "          description: Who created"),
            "        createdBy:\n", "'type'"),
        new("A schema has no type", FaultId.UnknownType,
            Edit.Replace("      type: object\n      description: Names a webapp", "      description: Names a webapp"),
            "    WebappReference:", "'type'"),

        new("The format of an integer is misspelt", FaultId.UnknownFormat,
            Edit.Replace("format: int32", "format: int23"),
            "format: int23", "'int23'", "int32, int64"),
        new("The format of a date is misspelt", FaultId.UnknownFormat,
            Edit.Replace("format: date-time", "format: datetime"),
            "format: datetime", "'datetime'", "date-time"),
        new("A format belongs to another type", FaultId.UnknownFormat,
            Edit.Replace("format: date-time", "format: int32"),
            "format: int32\n          description: When", "'int32'", "string"),
        new("A boolean has a format", FaultId.UnknownFormat,
            Edit.Replace(
                "          type: boolean\n          nullable: true",
                "          type: boolean\n          format: bit\n          nullable: true"),
            "format: bit", "'bit'", "Remove it")
        {
            Also = [FaultId.UnfitComparison],
        },

        new("A required property does not exist", FaultId.UnknownRequiredProperty,
            Edit.Replace("required: [imageId]", "required: [imageID]"),
            "required: [imageID]", "'imageID'", "did you mean 'imageId'?"),
        new("A required property is listed twice", FaultId.UnknownRequiredProperty,
            Edit.Replace("required: [imageId]", "required: [imageId, imageId]"),
            "required: [imageId, imageId]", "'imageId'", "twice"),

        new("An enum value is listed twice", FaultId.DuplicateEnumValue,
            Edit.Replace("        - DEPLOYING\n", "        - CREATING\n"),
            "        - CREATING\n        - AVAILABLE", "'CREATING'")
        {
            Also = [FaultId.UnfitExample],
        },
        new("An enum value has no name", FaultId.EnumListLength,
            Edit.Remove("        - DeleteFailed\n"),
            "x-enumNames:", "'x-enumNames'", "5 entries", "6 enum values"),
        new("An enum value has no description", FaultId.EnumListLength,
            Edit.Remove("        - The webapp serves.\n"),
            "x-enumDescriptions:", "'x-enumDescriptions'", "5 entries"),
        new("A name has no enum value", FaultId.EnumListLength,
            Edit.Remove("        - DEPLOYING\n"),
            "x-enumNames:", "6 entries", "5 enum values")
        {
            Also = [FaultId.UnfitExample],
        },
        new("An enum has no names", FaultId.EnumListLength,
            AddSchema("Size", "{type: string, description: A size., enum: [SMALL], x-enumDescriptions: [Small.]}"),
            "    Size:", "'x-enumNames'", "0 entries")
        {
            Also = [FaultId.UnusedComponent],
        },
        new("Two enum values have one name", FaultId.EnumNameCollision,
            Edit.Replace("        - DeleteFailed\n", "        - CreateFailed\n"),
            "        - CreateFailed\n      x-enumDescriptions", "'CreateFailed'"),
        new("An enum value is named after its type", FaultId.EnumNameCollision,
            Edit.Replace("        - DeleteFailed\n", "        - WebappStatus\n"),
            "        - WebappStatus\n", "'WebappStatus'"),
        new("An enum value is named after a member of every enum", FaultId.EnumNameCollision,
            Edit.Replace("        - DeleteFailed\n", "        - IsKnown\n"),
            "        - IsKnown\n", "'IsKnown'"),
        new("A failure value is no value", FaultId.UnknownFailureValue,
            Edit.Replace("        - DELETE_FAILED\n\n", "        - DELETION_FAILED\n\n"),
            "        - DELETION_FAILED\n\n", "'DELETION_FAILED'"),
        new("A failure value is listed twice", FaultId.UnknownFailureValue,
            Edit.Replace("        - DELETE_FAILED\n\n", "        - CREATE_FAILED\n\n"),
            "        - CREATE_FAILED\n\n", "'CREATE_FAILED'", "twice"),

        new("Two properties have one C# name", FaultId.PropertyNameCollision,
            AddProperty("webapps-count"),
            "        webappsCount:\n", "'webapps-count'", "'webappsCount'", "'WebappsCount'"),
        new("A property is named after its class", FaultId.PropertyNameCollision,
            AddProperty("webappsPage"),
            "        webappsPage:", "'webappsPage'", "the class itself"),
        new("A property is named after a member of every class", FaultId.PropertyNameCollision,
            AddProperty("additionalProperties"),
            "        additionalProperties: {", "'AdditionalProperties'"),
        new("A property cannot be named so in C#", FaultId.PropertyNameCollision,
            AddProperty("2nd"),
            "        2nd:", "'2nd'"),

        new("A copy is made from nothing", FaultId.UnfitCopy,
            Edit.Replace("x-copy-from: CreateWebappRequest", "x-copy-from: CreateWebapRequest"),
            "x-copy-from:", "'CreateWebapRequest'", "did you mean 'CreateWebappRequest'?"),
        new("A copy is made from itself", FaultId.UnfitCopy,
            Edit.Replace("x-copy-from: CreateWebappRequest", "x-copy-from: UpdateWebappRequest"),
            "x-copy-from:", "'UpdateWebappRequest'"),
        new("A copy has a property more", FaultId.UnfitCopy,
            Edit.Remove("        title:\n          type: string\n          description: The title that users see.\n"),
            "        title:\n          type: string\n          description: The title", "'title'",
            "CreateWebappRequest")
        {
            Also = [FaultId.UnfitExample],
        },
        new("A copy has another type for a property", FaultId.UnfitCopy,
            Edit.Replace(
                "        sessionStickiness:\n          type: boolean\n          x-redeploys",
                "        sessionStickiness:\n          type: string\n          x-redeploys"),
            "        sessionStickiness:\n          type: string", "'sessionStickiness'")
        {
            Also = [FaultId.UnfitComparison],
        },
        new("A copy has another rule for a property", FaultId.UnfitCopy,
            Edit.Replace(
                "          type: string\n          description: The title that users see.\n",
                "          type: string\n          maxLength: 80\n          description: The title that users see.\n"),
            "        title:\n          type: string\n          description: The title", "'title'"),

        new("A comparison is made with nothing", FaultId.UnfitComparison,
            Edit.Replace("x-compare-with: Webapp\n", "x-compare-with: Webap\n"),
            "x-compare-with: Webap\n", "'Webap'", "did you mean 'Webapp'?"),
        new("A comparison misses the other side's property", FaultId.UnfitComparison,
            Edit.Remove(
                "        sessionStickiness:\n          type: boolean\n          nullable: true\n"
                + "          description: Whether requests of one session always reach the same instance.\n"),
            "        sessionStickiness:\n          type: boolean\n          x-redeploys", "'sessionStickiness'", "Webapp")
        {
            Also = [FaultId.UnfitExample],
        },
        new("The sides of a comparison have two types", FaultId.UnfitComparison,
            Edit.Replace(
                "        sessionStickiness:\n          type: boolean\n          nullable: true\n",
                "        sessionStickiness:\n          type: string\n          nullable: true\n"),
            "        sessionStickiness:\n          type: boolean\n          x-redeploys", "'sessionStickiness'")
        {
            Also = [FaultId.UnfitExample],
        },
        new("Only one side of a comparison takes additional properties", FaultId.UnfitComparison,
            Edit.Replace("x-compare-with: WebappResources\n", "x-compare-with: ListedWebappResources\n")
                .And(AddSchema(
                    "ListedWebappResources",
                    "{type: object, description: Listed., additionalProperties: false, properties: "
                    + "{instanceTypeId: {type: integer, format: int64, description: The type.}}}")),
            "    WebappResources:", "'WebappResources'", "ListedWebappResources")
        {
            Also = [FaultId.UnusedComponent],
        },
        new("A part of a comparison does not say how it is compared", FaultId.UnfitComparison,
            Edit.Remove("      x-compare-with: WebappResources\n"),
            "        resources:\n          $ref: '#/components/schemas/WebappResources'\n        sessionStickiness:\n"
            + "          type: boolean\n          x-redeploys",
            "'resources'", "x-compare-with: WebappResources"),

        new("A property describes an object in place", FaultId.InlineSchema,
            AddProperty(
                "links",
                "{type: object, description: Links., properties: {next: {type: string, description: The next page.}}}"),
            "        links:", "'properties'", "components/schemas"),
        new("A response describes an object in place", FaultId.InlineSchema,
            Edit.Replace(
                "                $ref: '#/components/schemas/WebappReference'\n",
                "                type: object\n                required: [id]\n"),
            "                required: [id]", "'required'", "components/schemas"),
        new("A request body describes an object in place", FaultId.InlineSchema,
            Edit.Replace(
                "              $ref: '#/components/schemas/UpdateWebappRequest'\n",
                "              type: object\n              properties: {title: {type: string}}\n"),
            "              properties:", "'properties'")
        {
            Also = [FaultId.UnusedComponent, FaultId.UnfitExample],
        },
        new("The items of a list describe an object in place", FaultId.InlineSchema,
            Edit.Replace("          items: {}", "          items: {type: object, properties: {name: {type: string}}}"),
            "          items: {type: object", "'properties'"),
        new("A parameter describes an enum in place", FaultId.InlineSchema,
            Edit.Replace(
                "            type: string\n          example: churn",
                "            type: string\n            enum: [churn]\n          example: churn"),
            "            enum: [churn]", "'enum'"),

        new("A list has a name", FaultId.NotCovered,
            AddSchema("Webapps", "{type: array, description: Webapps., items: {}}"),
            "    Webapps:", "'Webapps'", "named array")
        {
            Also = [FaultId.UnusedComponent],
        },
        new("A dictionary has a name", FaultId.NotCovered,
            AddSchema("Labels", "{type: object, description: Labels., additionalProperties: {type: string}}"),
            "    Labels:", "named dictionary")
        {
            Also = [FaultId.UnusedComponent],
        },

        new("A property is a dictionary", FaultId.NotCovered,
            AddProperty("labels", "{type: object, description: Labels., additionalProperties: {type: string}}"),
            "additionalProperties: {type: string}", "dictionary", "'type: object' alone"),
        new("The items of a list are dictionaries", FaultId.NotCovered,
            Edit.Replace("          items: {}", "          items: {type: object, additionalProperties: {type: string}}"),
            "additionalProperties: {type: string}", "dictionary"),
        new("The items of a list are lists", FaultId.NotCovered,
            AddProperty("rows", "{type: array, description: Rows., items: {type: array, items: {type: string}}}"),
            "items: {type: array", "list of lists"),
        new("The items of a list may be null", FaultId.NotCovered,
            AddProperty("rows", "{type: array, description: Rows., items: {type: integer, nullable: true}}"),
            "items: {type: integer", "may be null"),
        new("The items of a list refer to what may be null", FaultId.NotCovered,
            AddProperty("notes", "{type: array, description: Notes., items: {$ref: '#/components/schemas/Note'}}")
                .And(AddSchema("Note", "{type: object, nullable: true, description: A note., properties: {text: {type: string, description: Its text.}}}")),
            "items: {$ref: '#/components/schemas/Note'}", "may be null"),
        new("A property refers to a text", FaultId.NotCovered,
            AddProperty("note", "{$ref: '#/components/schemas/Note'}").And(AddSchema("Note", ScalarSchema)),
            "        note: {$ref", "'Note'", "Write it out"),
        new("A time has a length", FaultId.WrongForType,
            AddProperty("day", "{type: string, format: date-time, maxLength: 10, description: A day.}"),
            "maxLength: 10", "'maxLength'", "date-time"),
        new("A response is a list", FaultId.NotCovered,
            Edit.Replace(
                "                $ref: '#/components/schemas/WebappReference'\n",
                "                type: array\n                items: {$ref: '#/components/schemas/WebappReference'}\n"),
            "              schema:\n                type: array", "no object")
        {
            Also = [FaultId.UnfitExample],
        },
        new("A request body is a text", FaultId.NotCovered,
            Edit.Replace("              $ref: '#/components/schemas/UpdateWebappRequest'\n", "              type: string\n"),
            "            schema:\n              type: string\n", "no object")
        {
            Also = [FaultId.UnusedComponent, FaultId.UnfitExample],
        },

        new("A body is no request", FaultId.NotARequestSchema,
            Edit.Replace(
                "      x-request: true\n      description: The configuration",
                "      description: The configuration"),
            "            schema:\n              $ref: '#/components/schemas/CreateWebappRequest'",
            "'CreateWebappRequest'", "x-request: true"),
        new("A part of a request is no request", FaultId.NotARequestSchema,
            Edit.Replace("      x-request: true\n      description: The machine", "      description: The machine"),
            "        resources:\n          $ref: '#/components/schemas/WebappResources'\n        sessionStickiness:",
            "'WebappResources'"),
        new("A list in a request is no request", FaultId.NotARequestSchema,
            Edit.Append(
                "      additionalProperties: false\n      properties:\n",
                "        parts:\n          type: array\n          description: The parts.\n"
                + "          items: {$ref: '#/components/schemas/WebappReference'}\n"),
            "        parts:", "'WebappReference'"),

        new("A maximum is below its minimum", FaultId.InvertedLimits,
            AddProperty("pages", "{type: integer, minimum: 2, maximum: 1, description: New.}"),
            "        pages: {type: integer, minimum", "'minimum' is 2", "'maximum' only 1"),
        new("A text cannot be as long as it must be", FaultId.InvertedLimits,
            AddProperty("pages", "{type: string, minLength: 2, maxLength: 1, description: New.}"),
            "        pages: {type: string, minLength", "'minLength'", "'maxLength'"),
        new("A list cannot have as many items as it must", FaultId.InvertedLimits,
            AddProperty("pages", "{type: array, items: {}, minItems: 2, maxItems: 1, description: New.}"),
            "        pages: {type: array, items: {}, minItems", "'minItems'", "'maxItems'"),
    ];

    private const string ScalarSchema = "{type: string, description: A note.}";

    private static Edit AddSchema(string name, string schema) => Edit.Append("  schemas:\n", $"    {name}: {schema}\n");

    private static Edit AddProperty(string name, string schema = "{type: string, description: New.}") =>
        Edit.Append("pageNumber, pageSize]\n      properties:\n", $"        {name}: {schema}\n");
}
