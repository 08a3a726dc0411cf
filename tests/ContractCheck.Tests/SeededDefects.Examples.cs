namespace Peak.Webapps.Build.Tests;

internal static partial class SeededDefects
{
    private static SeededDefect[] OfExamples =>
    [
        new("A request body has no example", ContractErrorId.MissingExample,
            Edit.Remove(
                "            example:\n              title: Churn dashboard, second edition\n"
                + "              imageDetails:\n                imageId: 101\n                versionId: 8\n"),
            "          application/json:\n            schema:\n"
            + "              $ref: '#/components/schemas/UpdateWebappRequest'",
            "'example'"),
        new("A response has no example", ContractErrorId.MissingExample,
            Edit.Remove("          example:\n            error: Internal server error\n"),
            LastErrorResponse, "'example'"),

        Unfit("A flag is a word", "sessionStickiness: false", "sessionStickiness: no", "true or false"),
        Unfit("A text is a number", "title: Churn dashboard\n", "title: 12\n", "quotes"),
        Unfit("A number is a text", "imageId: 101", "imageId: '101'", "not a number"),
        Unfit("A whole number has a fraction", "imageId: 101", "imageId: 1.5", "whole"),
        Unfit("A number is out of range", "example: 25", "example: 101", "'maximum'"),
        Unfit("A page counts from zero", "example: 1\n", "example: 0\n", "'minimum'"),
        Unfit("A number does not fit into its format", "webappsCount: 2\n", "webappsCount: 3000000000\n", "int32"),
        Unfit("An enum value is unknown", "status: AVAILABLE", "status: READY", "'READY'"),
        Unfit("A list item is unknown",
            "example: [CREATING, AVAILABLE]", "example: [CREATING, AVAILABEL]", "'AVAILABEL'"),
        Unfit("A list is a word", "example: [CREATING, AVAILABLE]", "example: CREATING", "not a list"),
        Unfit("An object is a word",
            "              example:\n                id: ab11c21d-1add-45dd-a72e-8c6b83b68dee\n        '400'",
            "              example: ab11\n        '400'", "not a map"),
        Unfit("A date has no time", "updatedAt: '2026-03-02T09:30:00.000Z'", "updatedAt: '2026-03-02'", "date-time"),
        Unfit("A property is misspelt", "versionId: 7", "versoinId: 7", "'versoinId'", "did you mean 'versionId'?"),
        Unfit("A null is not allowed", "updatedBy: ada@example.com", "updatedBy: null", "null", "nullable"),
        Unfit("A text is too short", "example: ab11c21d-1add-45dd-a72e-8c6b83b68dee", "example: ''", "'minLength'"),
        Unfit("A text is blank where the pattern asks for a letter",
            "              name: churn-dashboard\n              title",
            "              name: ' '\n              title", "'pattern'"),
        new("The example of a request lacks a required property", ContractErrorId.InvalidExample,
            Edit.Replace("            example:\n              name: churn-dashboard\n", "            example:\n"),
            "            example:\n              title: Churn dashboard\n", "'name'"),
        new("The example of a property does not fit", ContractErrorId.InvalidExample,
            Edit.Append("          description: The number of pages.\n", "          example: many\n"),
            "          example: many", "not a number"),
        new("The example of a schema has too few items", ContractErrorId.InvalidExample,
            Edit.Replace(
                "          items: {}\n",
                "          minItems: 1\n          example: []\n          items: {}\n"),
            "          example: []", "'minItems'"),
        new("The example of a schema has too many items", ContractErrorId.InvalidExample,
            Edit.Replace(
                "          items: {}\n",
                "          maxItems: 1\n          example: [1, 2]\n          items: {}\n"),
            "          example: [1, 2]", "'maxItems'"),
        new("The example of a property is too long", ContractErrorId.InvalidExample,
            Edit.Append(
                "          description: Who created the webapp.\n",
                "          maxLength: 3\n          example: Grace\n"),
            "          example: Grace", "'maxLength'"),
    ];

    private const string LastErrorResponse =
        "        application/json:\n          schema:\n            $ref: '#/components/schemas/ErrorResponse'\n\n";

    private static SeededDefect Unfit(string name, string right, string wrong, params string[] words) =>
        new($"In an example: {name}", ContractErrorId.InvalidExample, Edit.Replace(right, wrong), wrong, words);
}
