namespace Peak.Webapps.Build.Tests;

internal static partial class SeededDefects
{
    private static SeededDefect[] OfSchemas =>
    [
        new("A schema's name is in lower case", ContractErrorId.MalformedSchemaName,
            AddSchema("webappNote", ScalarSchema),
            "    webappNote:", "'webappNote'", "PascalCase")
        {
            Also = [ContractErrorId.UnusedComponent],
        },
        new("A schema's name has a dot", ContractErrorId.MalformedSchemaName,
            AddSchema("Webapp.Note", ScalarSchema),
            "    Webapp.Note:", "'Webapp.Note'")
        {
            Also = [ContractErrorId.UnusedComponent],
        },

        new("A type is misspelt", ContractErrorId.UnknownType,
            Edit.Replace("type: integer", "type: integr"),
            "type: integr", "'integr'", "did you mean 'integer'?"),
        new("A type belongs to OpenAPI 3.1", ContractErrorId.UnknownType,
            Edit.Replace("          type: boolean\n          nullable: true", "          type: 'null'"),
            "          type: 'null'", "'null'")
        {
            Also = [ContractErrorId.InvalidComparison],
        },
        new("A property has no type", ContractErrorId.UnknownType,
            Edit.Replace(
                "          type: string\n          description: Who created",
                "          description: Who created"),
            "        createdBy:\n", "'type'"),
        new("A schema has no type", ContractErrorId.UnknownType,
            Edit.Replace("      type: object\n      description: A response with the id", "      description: A response with the id"),
            "    WebappReference:", "'type'"),

        new("The format of an integer is misspelt", ContractErrorId.UnknownFormat,
            Edit.Replace("format: int32", "format: int23"),
            "format: int23", "'int23'", "int32, int64"),
        new("The format of a date is misspelt", ContractErrorId.UnknownFormat,
            Edit.Replace("format: date-time", "format: datetime"),
            "format: datetime", "'datetime'", "date-time"),
        new("A format belongs to another type", ContractErrorId.UnknownFormat,
            Edit.Replace("format: date-time", "format: int32"),
            "format: int32\n          description: When", "'int32'", "string"),
        new("A boolean has a format", ContractErrorId.UnknownFormat,
            Edit.Replace(
                "          type: boolean\n          nullable: true",
                "          type: boolean\n          format: bit\n          nullable: true"),
            "format: bit", "'bit'", "Remove it")
        {
            Also = [ContractErrorId.InvalidComparison],
        },

        new("A required property does not exist", ContractErrorId.UnknownRequiredProperty,
            Edit.Replace("required: [imageId]", "required: [imageID]"),
            "required: [imageID]", "'imageID'", "did you mean 'imageId'?"),
        new("A required property is listed twice", ContractErrorId.UnknownRequiredProperty,
            Edit.Replace("required: [imageId]", "required: [imageId, imageId]"),
            "required: [imageId, imageId]", "'imageId'", "twice"),

        new("An enum value is listed twice", ContractErrorId.DuplicateEnumValue,
            Edit.Replace("        - DEPLOYING\n", "        - CREATING\n"),
            "        - CREATING\n        - AVAILABLE", "'CREATING'")
        {
            Also = [ContractErrorId.InvalidExample],
        },
        new("An enum value has no name", ContractErrorId.EnumListLength,
            Edit.Remove("        - DeleteFailed\n"),
            "x-enumNames:", "'x-enumNames'", "5 entries", "6 enum values"),
        new("An enum value has no description", ContractErrorId.EnumListLength,
            Edit.Remove("        - The webapp is deployed and can be used.\n"),
            "x-enumDescriptions:", "'x-enumDescriptions'", "5 entries"),
        new("A name has no enum value", ContractErrorId.EnumListLength,
            Edit.Remove("        - DEPLOYING\n"),
            "x-enumNames:", "6 entries", "5 enum values")
        {
            Also = [ContractErrorId.InvalidExample],
        },
        new("An enum has no names", ContractErrorId.EnumListLength,
            AddSchema("Size", "{type: string, description: A size., enum: [SMALL], x-enumDescriptions: [Small.]}"),
            "    Size:", "'x-enumNames'", "0 entries")
        {
            Also = [ContractErrorId.UnusedComponent],
        },
        new("Two enum values have one name", ContractErrorId.EnumNameCollision,
            Edit.Replace("        - DeleteFailed\n", "        - CreateFailed\n"),
            "        - CreateFailed\n      x-enumDescriptions", "'CreateFailed'"),
        new("An enum value is named after its type", ContractErrorId.EnumNameCollision,
            Edit.Replace("        - DeleteFailed\n", "        - WebappStatus\n"),
            "        - WebappStatus\n", "'WebappStatus'"),
        new("An enum value is named after a member of every enum", ContractErrorId.EnumNameCollision,
            Edit.Replace("        - DeleteFailed\n", "        - IsKnown\n"),
            "        - IsKnown\n", "'IsKnown'"),
        new("A failure value is no value", ContractErrorId.UnknownFailureValue,
            Edit.Replace("        - DELETE_FAILED\n      x-status", "        - DELETION_FAILED\n      x-status"),
            "        - DELETION_FAILED\n", "'DELETION_FAILED'"),
        new("A failure value is listed twice", ContractErrorId.UnknownFailureValue,
            Edit.Replace("        - DELETE_FAILED\n      x-status", "        - CREATE_FAILED\n      x-status"),
            "        - CREATE_FAILED\n      x-status", "'CREATE_FAILED'", "twice"),
        new("The value of a status role is no value", ContractErrorId.UnknownFailureValue,
            Edit.Replace("        ready: AVAILABLE\n", "        ready: AVAILABEL\n"),
            "        ready: AVAILABEL\n", "'AVAILABEL'", "did you mean 'AVAILABLE'"),
        new("A status role is missing", ContractErrorId.MissingKeyword,
            Edit.Replace("        deleteFailed: DELETE_FAILED\n", "        deletionFailed: DELETE_FAILED\n"),
            "      x-status-roles:\n", "'deleteFailed'"),

        new("Two properties have one C# name", ContractErrorId.PropertyNameCollision,
            AddProperty("webapps-count"),
            "        webappsCount:\n", "'webapps-count'", "'webappsCount'", "'WebappsCount'"),
        new("A property is named after its class", ContractErrorId.PropertyNameCollision,
            AddProperty("webappsPage"),
            "        webappsPage:", "'webappsPage'", "the class itself"),
        new("A property is named after a member of every class", ContractErrorId.PropertyNameCollision,
            AddProperty("additionalProperties"),
            "        additionalProperties: {", "'AdditionalProperties'"),
        new("A property cannot be named so in C#", ContractErrorId.PropertyNameCollision,
            AddProperty("2nd"),
            "        2nd:", "'2nd'"),

        new("A copy is made from nothing", ContractErrorId.InvalidCopy,
            Edit.Replace("x-copy-from: CreateWebappRequest", "x-copy-from: CreateWebapRequest"),
            "x-copy-from:", "'CreateWebapRequest'", "did you mean 'CreateWebappRequest'?"),
        new("A copy is made from itself", ContractErrorId.InvalidCopy,
            Edit.Replace("x-copy-from: CreateWebappRequest", "x-copy-from: UpdateWebappRequest"),
            "x-copy-from:", "'UpdateWebappRequest'"),
        new("A copy has a property more", ContractErrorId.InvalidCopy,
            Edit.Remove("        title:\n          type: string\n          description: The title that users see.\n"),
            "        title:\n          type: string\n          description: The title", "'title'",
            "CreateWebappRequest")
        {
            Also = [ContractErrorId.InvalidExample],
        },
        new("A copy has another type for a property", ContractErrorId.InvalidCopy,
            Edit.Replace(
                "        sessionStickiness:\n          type: boolean\n          x-redeploys",
                "        sessionStickiness:\n          type: string\n          x-redeploys"),
            "        sessionStickiness:\n          type: string", "'sessionStickiness'")
        {
            Also = [ContractErrorId.InvalidComparison],
        },
        new("A copy has another rule for a property", ContractErrorId.InvalidCopy,
            Edit.Replace(
                "          type: string\n          description: The title that users see.\n",
                "          type: string\n          maxLength: 80\n          description: The title that users see.\n"),
            "        title:\n          type: string\n          description: The title", "'title'"),

        new("A comparison is made with nothing", ContractErrorId.InvalidComparison,
            Edit.Replace("x-compare-with: Webapp\n", "x-compare-with: Webap\n"),
            "x-compare-with: Webap\n", "'Webap'", "did you mean 'Webapp'?"),
        new("A comparison misses the other side's property", ContractErrorId.InvalidComparison,
            Edit.Remove(
                "        sessionStickiness:\n          type: boolean\n          nullable: true\n"
                + "          description: Whether all requests of a session are sent to the same instance.\n"),
            "        sessionStickiness:\n          type: boolean\n          x-redeploys", "'sessionStickiness'", "Webapp")
        {
            Also = [ContractErrorId.InvalidExample],
        },
        new("The sides of a comparison have two types", ContractErrorId.InvalidComparison,
            Edit.Replace(
                "        sessionStickiness:\n          type: boolean\n          nullable: true\n",
                "        sessionStickiness:\n          type: string\n          nullable: true\n"),
            "        sessionStickiness:\n          type: boolean\n          x-redeploys", "'sessionStickiness'")
        {
            Also = [ContractErrorId.InvalidExample],
        },
        new("Only one side of a comparison takes additional properties", ContractErrorId.InvalidComparison,
            Edit.Replace("x-compare-with: WebappResources\n", "x-compare-with: ListedWebappResources\n")
                .And(AddSchema(
                    "ListedWebappResources",
                    "{type: object, description: Listed., additionalProperties: false, properties: "
                    + "{instanceTypeId: {type: integer, format: int64, description: The type.}}}")),
            "    WebappResources:", "'WebappResources'", "ListedWebappResources")
        {
            Also = [ContractErrorId.UnusedComponent],
        },
        new("A part of a comparison does not say how it is compared", ContractErrorId.InvalidComparison,
            Edit.Remove("      x-compare-with: WebappResources\n"),
            "        resources:\n          $ref: '#/components/schemas/WebappResources'\n        sessionStickiness:\n"
            + "          type: boolean\n          x-redeploys",
            "'resources'", "x-compare-with: WebappResources"),

        new("A property describes an object in place", ContractErrorId.InlineSchema,
            AddProperty(
                "links",
                "{type: object, description: Links., properties: {next: {type: string, description: The next page.}}}"),
            "        links:", "'properties'", "components/schemas"),
        new("A response describes an object in place", ContractErrorId.InlineSchema,
            Edit.Replace(
                "                $ref: '#/components/schemas/WebappReference'\n",
                "                type: object\n                required: [id]\n"),
            "                required: [id]", "'required'", "components/schemas"),
        new("A request body describes an object in place", ContractErrorId.InlineSchema,
            Edit.Replace(
                "              $ref: '#/components/schemas/UpdateWebappRequest'\n",
                "              type: object\n              properties: {title: {type: string}}\n"),
            "              properties:", "'properties'")
        {
            Also = [ContractErrorId.UnusedComponent, ContractErrorId.InvalidExample],
        },
        new("The items of a list describe an object in place", ContractErrorId.InlineSchema,
            Edit.Replace("          items: {}", "          items: {type: object, properties: {name: {type: string}}}"),
            "          items: {type: object", "'properties'"),
        new("A parameter describes an enum in place", ContractErrorId.InlineSchema,
            Edit.Replace(
                "            type: string\n          example: churn",
                "            type: string\n            enum: [churn]\n          example: churn"),
            "            enum: [churn]", "'enum'"),

        new("A list has a name", ContractErrorId.NotSupported,
            AddSchema("Webapps", "{type: array, description: Webapps., items: {}}"),
            "    Webapps:", "'Webapps'", "named array")
        {
            Also = [ContractErrorId.UnusedComponent],
        },
        new("A dictionary has a name", ContractErrorId.NotSupported,
            AddSchema("Labels", "{type: object, description: Labels., additionalProperties: {type: string}}"),
            "    Labels:", "named dictionary")
        {
            Also = [ContractErrorId.UnusedComponent],
        },

        new("A property is a dictionary", ContractErrorId.NotSupported,
            AddProperty("labels", "{type: object, description: Labels., additionalProperties: {type: string}}"),
            "additionalProperties: {type: string}", "dictionary", "'type: object' alone"),
        new("The items of a list are dictionaries", ContractErrorId.NotSupported,
            Edit.Replace("          items: {}", "          items: {type: object, additionalProperties: {type: string}}"),
            "additionalProperties: {type: string}", "dictionary"),
        new("The items of a list are lists", ContractErrorId.NotSupported,
            AddProperty("rows", "{type: array, description: Rows., items: {type: array, items: {type: string}}}"),
            "items: {type: array", "list of lists"),
        new("The items of a list may be null", ContractErrorId.NotSupported,
            AddProperty("rows", "{type: array, description: Rows., items: {type: integer, nullable: true}}"),
            "items: {type: integer", "nullable items"),
        new("The items of a list refer to what may be null", ContractErrorId.NotSupported,
            AddProperty("notes", "{type: array, description: Notes., items: {$ref: '#/components/schemas/Note'}}")
                .And(AddSchema("Note", "{type: object, nullable: true, description: A note., properties: {text: {type: string, description: Its text.}}}")),
            "items: {$ref: '#/components/schemas/Note'}", "nullable items"),
        new("A property refers to a text", ContractErrorId.NotSupported,
            AddProperty("note", "{$ref: '#/components/schemas/Note'}").And(AddSchema("Note", ScalarSchema)),
            "        note: {$ref", "'Note'", "Write it out"),
        new("A time has a length", ContractErrorId.WrongForType,
            AddProperty("day", "{type: string, format: date-time, maxLength: 10, description: A day.}"),
            "maxLength: 10", "'maxLength'", "date-time"),
        new("A response is a list", ContractErrorId.NotSupported,
            Edit.Replace(
                "                $ref: '#/components/schemas/WebappReference'\n",
                "                type: array\n                items: {$ref: '#/components/schemas/WebappReference'}\n"),
            "              schema:\n                type: array", "not an object")
        {
            Also = [ContractErrorId.InvalidExample],
        },
        new("A request body is a text", ContractErrorId.NotSupported,
            Edit.Replace("              $ref: '#/components/schemas/UpdateWebappRequest'\n", "              type: string\n"),
            "            schema:\n              type: string\n", "not an object")
        {
            Also = [ContractErrorId.UnusedComponent, ContractErrorId.InvalidExample],
        },

        new("A body is no request", ContractErrorId.NotARequestSchema,
            Edit.Replace(
                "      x-request: true\n      description: The configuration",
                "      description: The configuration"),
            "            schema:\n              $ref: '#/components/schemas/CreateWebappRequest'",
            "'CreateWebappRequest'", "x-request: true"),
        new("A part of a request is no request", ContractErrorId.NotARequestSchema,
            Edit.Replace("      x-request: true\n      description: The machine", "      description: The machine"),
            "        resources:\n          $ref: '#/components/schemas/WebappResources'\n        sessionStickiness:",
            "'WebappResources'"),
        new("A list in a request is no request", ContractErrorId.NotARequestSchema,
            Edit.Append(
                "      additionalProperties: false\n      properties:\n",
                "        parts:\n          type: array\n          description: The parts.\n"
                + "          items: {$ref: '#/components/schemas/WebappReference'}\n"),
            "        parts:", "'WebappReference'"),

        new("A maximum is below its minimum", ContractErrorId.InvertedLimits,
            AddProperty("pages", "{type: integer, minimum: 2, maximum: 1, description: New.}"),
            "        pages: {type: integer, minimum", "'minimum' is 2", "'maximum' is 1"),
        new("A text cannot be as long as it must be", ContractErrorId.InvertedLimits,
            AddProperty("pages", "{type: string, minLength: 2, maxLength: 1, description: New.}"),
            "        pages: {type: string, minLength", "'minLength'", "'maxLength'"),
        new("A list cannot have as many items as it must", ContractErrorId.InvertedLimits,
            AddProperty("pages", "{type: array, items: {}, minItems: 2, maxItems: 1, description: New.}"),
            "        pages: {type: array, items: {}, minItems", "'minItems'", "'maxItems'"),
    ];

    private const string ScalarSchema = "{type: string, description: A note.}";

    private static Edit AddSchema(string name, string schema) => Edit.Append("  schemas:\n", $"    {name}: {schema}\n");

    private static Edit AddProperty(string name, string schema = "{type: string, description: New.}") =>
        Edit.Append("pageNumber, pageSize]\n      properties:\n", $"        {name}: {schema}\n");
}
