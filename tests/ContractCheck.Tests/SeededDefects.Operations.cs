namespace Peak.Webapps.Build.Tests;

internal static partial class SeededDefects
{
    private static SeededDefect[] OfOperations =>
    [
        new("An operation has no id", ContractErrorId.MissingOperationId,
            Edit.Remove("      operationId: deleteWebapp\n"),
            "    delete:", "'operationId'"),
        new("An operation id has a hyphen", ContractErrorId.MalformedOperationId,
            Edit.Replace("operationId: deleteWebapp", "operationId: delete-webapp"),
            "operationId: delete-webapp", "'delete-webapp'", "camelCase"),
        new("An operation id is in PascalCase", ContractErrorId.MalformedOperationId,
            Edit.Replace("operationId: deleteWebapp", "operationId: DeleteWebapp"),
            "operationId: DeleteWebapp", "'DeleteWebapp'", "camelCase"),
        new("An operation id begins with a digit", ContractErrorId.MalformedOperationId,
            Edit.Replace("operationId: deleteWebapp", "operationId: 2delete"),
            "operationId: 2delete", "'2delete'"),
        new("Two operations have one id", ContractErrorId.DuplicateOperationId,
            Edit.Replace("operationId: deleteWebapp", "operationId: updateWebapp"),
            "operationId: updateWebapp\n      tags: [webapps]\n      summary: Deletes", "'updateWebapp'", "line"),
        new("Two operation ids differ in their first letter only", ContractErrorId.DuplicateOperationId,
            Edit.Replace("operationId: deleteWebapp", "operationId: UpdateWebapp"),
            "operationId: UpdateWebapp", "'UpdateWebapp'", "'updateWebapp'")
        {
            Also = [ContractErrorId.MalformedOperationId],
        },

        new("An operation has no responses", ContractErrorId.NoSuccessResponse, AddOperation(""), "    put:", "'responses'"),
        new("An operation documents failures only", ContractErrorId.NoSuccessResponse,
            AddOperation("      responses: {'404': {$ref: '#/components/responses/NotFound'}}\n"),
            "      responses: {", "no success"),
        new("An operation documents two successes", ContractErrorId.SeveralSuccessResponses,
            AddSuccess("202", $"{{description: Soon., {Content}}}"),
            "        '202':", "'200'"),
        new("A response is for all other statuses", ContractErrorId.InexactStatus,
            AddFailure("default"),
            "        default:", "'default'", "exact"),
        new("A response is for a range of statuses", ContractErrorId.InexactStatus,
            AddFailure("4XX"),
            "        4XX:", "'4XX'", "exact"),
        new("A response redirects", ContractErrorId.InexactStatus, AddFailure("'302'"), "        '302':", "'302'"),
        new("A status is no status", ContractErrorId.InexactStatus, AddFailure("'2000'"), "        '2000':", "'2000'"),
        new("A success has no content", ContractErrorId.NotSupported,
            Edit.Replace(
                "    delete:\n",
                "    put:\n      operationId: touch\n      summary: Touches.\n"
                + "      responses: {'204': {description: Done.}}\n    delete:\n"),
            "      responses: {'204'", "without content"),

        new("An error status has no exception", ContractErrorId.StatusWithoutException,
            AddFailure("'410'"),
            "        '410':", "410", "StatusExceptions.cs"),

        new("A form is sent", ContractErrorId.WrongMediaType,
            Edit.Replace(
                "          application/json:\n            schema:\n"
                + "              $ref: '#/components/schemas/CreateWebappRequest'",
                "          multipart/form-data:\n            schema:\n"
                + "              $ref: '#/components/schemas/CreateWebappRequest'"),
            "          multipart/form-data:", "'multipart/form-data'"),
        new("A form is sent url-encoded", ContractErrorId.WrongMediaType,
            Edit.Replace(
                "          application/json:\n            schema:\n"
                + "              $ref: '#/components/schemas/UpdateWebappRequest'",
                "          application/x-www-form-urlencoded:\n            schema:\n"
                + "              $ref: '#/components/schemas/UpdateWebappRequest'"),
            "          application/x-www-form-urlencoded:", "JSON"),
        new("A failure is XML", ContractErrorId.WrongMediaType,
            Edit.Replace(
                "        application/json:\n          schema:\n            $ref: '#/components/schemas/ErrorResponse'",
                "        application/xml:\n          schema:\n            $ref: '#/components/schemas/ErrorResponse'"),
            "        application/xml:", "'application/xml'"),
        new("A response's content names no media type", ContractErrorId.WrongMediaType,
            AddFailure("'429'", "{description: Too many., content: {}}"),
            "        '429':", "no media type"),
        new("A get has a body", ContractErrorId.NotSupported,
            Edit.Append(
                "operationId: listWebapps\n",
                $"      requestBody: {{required: true, description: All., {RequestContent}}}\n"),
            "      requestBody: {", "'get'", "no body"),
        new("A request body is optional", ContractErrorId.NotSupported,
            Edit.Replace(
                "        required: true\n        description: The webapp",
                "        required: false\n        description: The webapp"),
            "        required: false", "'required'", "true"),

        new("An update that finds nothing counts as done", ContractErrorId.WrongGoneMeansDone,
            Edit.Append("operationId: updateWebapp\n", "      x-gone-means-done: id\n"),
            "x-gone-means-done: id\n      tags: [webapps]\n      summary: Updates", "'delete'"),
        new("A result is to be made of a property that it has not", ContractErrorId.WrongGoneMeansDone,
            Edit.Replace("x-gone-means-done: id", "x-gone-means-done: identity"),
            "x-gone-means-done: identity", "'identity'", "string property"),
        new("A result is to be made of one of two required properties", ContractErrorId.WrongGoneMeansDone,
            Edit.Replace(
                "      description: A response with the id of a webapp.\n      required: [id]\n      properties:\n",
                "      description: A response with the id of a webapp.\n      required: [id, at]\n      properties:\n"
                + "        at: {type: string, description: When.}\n"),
            "x-gone-means-done: id", "'id'")
        {
            Also = [ContractErrorId.InvalidExample],
        },
    ];

    private const string Content =
        "content: {application/json: {schema: {$ref: '#/components/schemas/WebappReference'}, example: {id: a}}}";

    private const string RequestContent =
        "content: {application/json: {schema: {$ref: '#/components/schemas/ImageDetails'}, example: {imageId: 1}}}";

    private const string BeforeConflict = "        '409':\n";

    private static Edit AddOperation(string lines) =>
        Edit.Replace(
            "    delete:\n",
            "    put:\n      operationId: touchWebapp\n      summary: Touches a webapp.\n" + lines + "    delete:\n");

    private static Edit AddSuccess(string status, string response) =>
        Edit.Replace(BeforeConflict, $"        '{status}': {response}\n{BeforeConflict}");

    private static Edit AddFailure(string status) => AddFailure(status, "{$ref: '#/components/responses/NotFound'}");

    private static Edit AddFailure(string status, string response) =>
        Edit.Replace(BeforeConflict, $"        {status}: {response}\n{BeforeConflict}");
}
