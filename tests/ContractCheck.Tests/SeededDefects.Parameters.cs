namespace Peak.Webapps.Build.Tests;

internal static partial class SeededDefects
{
    private static SeededDefect[] OfParameters =>
    [
        Path("A path does not begin with a slash", "webapps/{webappId}"),
        Path("A placeholder is not closed", "/webapps/{webappId"),
        Path("A placeholder has no name", "/webapps/{}"),
        Path("A placeholder is used twice", "/webapps/{webappId}/{webappId}"),
        Path("A path has a query", "/webapps/{webappId}?full=true"),
        new("A placeholder is not declared", ContractErrorId.UndeclaredPathParameter,
            Edit.Replace("  /webapps/{webappId}:", "  /webapps/{webappId}/stages/{stage}:"),
            "  /webapps/{webappId}/stages", "'{stage}'", "get, patch, delete"),
        new("One operation does not declare the placeholder", ContractErrorId.UndeclaredPathParameter,
            Edit.Replace("  /webapps/:\n    get:\n", "  /webapps/{group}:\n    get:\n")
                .And(Edit.Append(
                    "      parameters:\n",
                    "        - {name: group, in: path, required: true, description: A., schema: {type: string}}\n")),
            "  /webapps/{group}:", "'{group}'", "parameters of post."),
        new("A path parameter has no place in the path", ContractErrorId.UnknownPathParameter,
            Edit.Replace("  /webapps/{webappId}:", "  /webapps/{webappid}:"),
            "- name: webappId", "'webappId'", "did you mean 'webappid'?")
        {
            Also = [ContractErrorId.UndeclaredPathParameter],
        },
        new("A path parameter is optional", ContractErrorId.OptionalPathParameter,
            Edit.Replace(
                "required: true\n        description: The id of the webapp.",
                "required: false\n        description: The id of the webapp."),
            "        required: false", "'webappId'", "required: true"),
        new("A path parameter does not say that it is required", ContractErrorId.OptionalPathParameter,
            Edit.Replace("        in: path\n        required: true\n", "        in: path\n"),
            "- name: webappId", "'webappId'"),
        new("A parameter is declared twice", ContractErrorId.DuplicateParameter,
            Edit.Replace("- name: searchTerm", "- name: status"),
            "- name: status\n          in: query\n          x-originalName: nameContains", "'status'", "query"),
        new("Two parameters have one C# name", ContractErrorId.ParameterNameCollision,
            Edit.Replace("x-originalName: nameContains", "x-originalName: pageSize"),
            "- name: searchTerm", "'pageSize'", "'searchTerm'", "'PageSize'"),
        new("Two parameters differ in separators only", ContractErrorId.ParameterNameCollision,
            Edit.Replace("x-originalName: statuses", "x-originalName: page_size"), "- name: status", "'status'"),
        new("A parameter has no C# name", ContractErrorId.ParameterNameCollision,
            Edit.Replace("- name: pageSize", "- name: page[size]"),
            "- name: page[size]", "'page[size]'", "x-originalName"),
        new("A parameter is in a header", ContractErrorId.NotSupported,
            Edit.Replace("in: query", "in: header"),
            "in: header", "header"),
        new("A parameter is in a cookie", ContractErrorId.NotSupported,
            Edit.Replace("in: query", "in: cookie"),
            "in: cookie", "cookie"),
        new("A path parameter has a style", ContractErrorId.NotSupported,
            Edit.Append("in: path\n", "        style: form\n"),
            "        style: form\n        required", "'style'", "path"),
        new("A path parameter is a number", ContractErrorId.UnsupportedParameterType,
            Edit.Replace(
                "          type: string\n          minLength: 1\n        example: ab11c21d-1add-45dd-a72e-8c6b83b68dee",
                "          type: integer\n        example: 1"),
            "        schema:\n          type: integer\n        example: 1", "integer"),
        new("A query parameter is an object", ContractErrorId.UnsupportedParameterType,
            Edit.Replace(
                "schema:\n            type: string\n          example: churn",
                "schema:\n            type: object\n          example: {}"),
            "schema:\n            type: object", "object"),
        new("A query parameter refers to an object", ContractErrorId.UnsupportedParameterType,
            Edit.Replace(
                "schema:\n            type: string\n          example: churn",
                "schema:\n            $ref: '#/components/schemas/WebappResources'\n          example: {}"),
            "schema:\n            $ref: '#/components/schemas/WebappResources'\n          example: {}", "object"),
        new("A query parameter is a list of objects", ContractErrorId.UnsupportedParameterType,
            Edit.Replace(
                "              $ref: '#/components/schemas/WebappStatus'\n          example: [CREATING, AVAILABLE]",
                "              $ref: '#/components/schemas/WebappResources'\n          example: []"),
            "schema:\n            type: array\n            items:\n"
            + "              $ref: '#/components/schemas/WebappResources'",
            "items of type object"),
        new("A page number is a text", ContractErrorId.WrongPageNumber,
            Edit.Replace(
                "            type: integer\n            format: int32\n            minimum: 1\n          example: 1",
                "            type: string\n          example: first"),
            "x-page-number: true", "integer"),
        new("A page number is in the path", ContractErrorId.WrongPageNumber,
            Edit.Append("in: path\n", "        x-page-number: true\n"),
            "x-page-number: true\n        required", "query"),
        new("An operation has two page numbers", ContractErrorId.WrongPageNumber,
            Edit.Append("- name: pageSize\n          in: query\n", "          x-page-number: true\n"),
            "- name: pageNumber", "already"),
    ];

    private static SeededDefect Path(string name, string path) =>
        new(name, ContractErrorId.MalformedPath,
            Edit.Replace("  /webapps/{webappId}:", $"  '{path}':"),
            $"  '{path}':", $"'{path}'");
}
