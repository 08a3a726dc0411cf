namespace Peak.Webapps.Testing;

/// <summary>The part of a message that a finding is about.</summary>
internal enum ContractPart
{
    /// <summary>Method and path: no operation, or another operation, is there.</summary>
    Route,

    /// <summary>The credentials.</summary>
    Security,

    /// <summary>A parameter in the path.</summary>
    Path,

    /// <summary>A parameter in the query.</summary>
    Query,

    /// <summary>A parameter among the headers.</summary>
    Header,

    /// <summary>The status of a response.</summary>
    Status,

    /// <summary>The content type of a body.</summary>
    ContentType,

    /// <summary>The body.</summary>
    Body,
}
