namespace Peak.Webapps.Build;

/// <summary>
/// The ids of all errors. docs/maintainers/contract-check.md lists each with its cause and its fix; an id is never used
/// again for another error.
/// </summary>
internal static class ContractErrorId
{
    // The file.
    public const string Unreadable = "PWC001";
    public const string Empty = "PWC002";
    public const string NotYaml = "PWC003";
    public const string DuplicateKey = "PWC004";
    public const string NotOpenApi = "PWC005";
    public const string WrongVersion = "PWC006";
    public const string RefusedByReader = "PWC007";

    // Keywords and their values.
    public const string UnknownKeyword = "PWC010";
    public const string UnknownExtension = "PWC011";
    public const string MisplacedExtension = "PWC012";
    public const string WrongForType = "PWC013";
    public const string MissingKeyword = "PWC014";
    public const string WrongValue = "PWC015";
    public const string NotSupported = "PWC016";
    public const string MissingDocumentation = "PWC017";
    public const string MissingExample = "PWC018";
    public const string InvalidExample = "PWC019";

    // References.
    public const string DanglingReference = "PWC020";
    public const string ExternalReference = "PWC021";
    public const string CircularReference = "PWC022";
    public const string WrongTarget = "PWC023";
    public const string KeywordBesideReference = "PWC024";
    public const string UnusedComponent = "PWC025";
    public const string Undeclared = "PWC026";

    // Operations and their responses.
    public const string MissingOperationId = "PWC030";
    public const string MalformedOperationId = "PWC031";
    public const string DuplicateOperationId = "PWC032";
    public const string NoSuccessResponse = "PWC033";
    public const string SeveralSuccessResponses = "PWC034";
    public const string InexactStatus = "PWC035";
    public const string StatusWithoutException = "PWC036";
    public const string WrongMediaType = "PWC038";
    public const string WrongServer = "PWC039";

    // Paths and parameters.
    public const string MalformedPath = "PWC040";
    public const string UndeclaredPathParameter = "PWC041";
    public const string UnknownPathParameter = "PWC042";
    public const string OptionalPathParameter = "PWC043";
    public const string DuplicateParameter = "PWC044";
    public const string ParameterNameCollision = "PWC045";
    public const string UnsupportedParameterType = "PWC046";
    public const string WrongPageNumber = "PWC047";

    // Extensions of operations.
    public const string WrongGoneMeansDone = "PWC048";

    // Schemas.
    public const string MalformedSchemaName = "PWC050";
    public const string UnknownType = "PWC051";
    public const string UnknownFormat = "PWC052";
    public const string UnknownRequiredProperty = "PWC053";
    public const string DuplicateEnumValue = "PWC054";
    public const string EnumListLength = "PWC055";
    public const string EnumNameCollision = "PWC056";
    public const string UnknownFailureValue = "PWC057";
    public const string PropertyNameCollision = "PWC058";
    public const string InvalidCopy = "PWC059";
    public const string InlineSchema = "PWC060";
    public const string NotARequestSchema = "PWC061";
    public const string InvertedLimits = "PWC062";
    public const string InvalidComparison = "PWC063";
}
